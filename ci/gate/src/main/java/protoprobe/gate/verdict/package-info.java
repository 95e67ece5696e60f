// SPDX-License-Identifier: Apache-2.0
/** Records held against expectations, and what that comes to. */
package protoprobe.gate.verdict;
