// SPDX-License-Identifier: Apache-2.0

/** Known deviations, one line each with its reason, and how a run compares with them. */
package protoprobe.kit.expect;
