// SPDX-License-Identifier: Apache-2.0
/** A server on kwik and flupke, a program of its own. */
package protoprobe.quic.local.kwik;
