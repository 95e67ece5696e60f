// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.target;

/**
 * What keeps clients from HTTP/3.
 *
 * @param what is wrong
 * @param remedy what the owner of the site may do
 */
record Trouble(String what, String remedy) {}
