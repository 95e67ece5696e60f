// SPDX-License-Identifier: Apache-2.0
/** A web server made of kwik and flupke: HTTP/3 over QUIC versions 1 and 2, and no TCP side. */
package protoprobe.quic.local.kwik;
