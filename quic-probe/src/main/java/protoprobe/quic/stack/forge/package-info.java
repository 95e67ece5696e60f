// SPDX-License-Identifier: Apache-2.0
/** The forge as an ordinary client, which says whether a trouble is one of another client's own. */
package protoprobe.quic.stack.forge;
