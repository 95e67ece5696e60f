// SPDX-License-Identifier: Apache-2.0
/** What a check is given: a site to visit over TCP and over QUIC. */
package protoprobe.quic.target;
