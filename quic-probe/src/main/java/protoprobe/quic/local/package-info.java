// SPDX-License-Identifier: Apache-2.0
/** Real HTTP/3 servers that the probe starts itself. */
package protoprobe.quic.local;
