// SPDX-License-Identifier: Apache-2.0
/** Captures in the format that Wireshark reads. */
package protoprobe.kit.capture;
