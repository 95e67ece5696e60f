// SPDX-License-Identifier: Apache-2.0
/** A run in a few words, for a project's front page. */
package protoprobe.gate.badge;
