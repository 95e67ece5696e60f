// SPDX-License-Identifier: Apache-2.0
/** Whom a client believes: certificate authorities, and the names in certificates. */
package protoprobe.quic.trust;
