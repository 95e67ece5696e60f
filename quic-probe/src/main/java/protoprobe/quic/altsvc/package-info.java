// SPDX-License-Identifier: Apache-2.0
/**
 * The Alt-Svc field of RFC 7838: a strict parser that names the first octet that breaks the grammar
 * and the rule it breaks, and advice on what is legal but serves nobody.
 */
package protoprobe.quic.altsvc;
