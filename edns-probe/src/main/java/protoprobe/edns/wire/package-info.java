// SPDX-License-Identifier: Apache-2.0
/**
 * DNS messages as values: a decoder that never throws, and encoders that can say wrong things on
 * purpose.
 *
 * <p>Nothing here repairs, retries or touches a socket; it depends on the JDK only.
 */
package protoprobe.edns.wire;
