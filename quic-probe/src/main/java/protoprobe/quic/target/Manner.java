// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.target;

import java.util.List;
import java.util.OptionalInt;
import protoprobe.quic.stack.Errand.Field;
import protoprobe.quic.stack.Errand.Limits;
import protoprobe.quic.stack.Errand.Trust;

/**
 * How a site is visited.
 *
 * @param origin whose site it is
 * @param serverName for SNI and the certificate
 * @param path with query
 * @param headers that go with each request, names in lower case
 * @param trust whom to believe
 * @param names where hosts are
 * @param followForeign whether alternatives on other hosts and on private addresses are visited
 * @param stranger whether somebody else runs it, so that it is spared
 * @param plainPort where it speaks HTTP without TLS, if it does
 * @param limits when to give up
 */
public record Manner(
    Origin origin,
    String serverName,
    String path,
    List<Field> headers,
    Trust trust,
    Names names,
    boolean followForeign,
    boolean stranger,
    OptionalInt plainPort,
    Limits limits) {
  /** Ten seconds for a handshake, twenty for all, a mebioctet. */
  public static final Limits PATIENT = new Limits(10_000, 20_000, 1 << 20);

  public Manner {
    headers = List.copyOf(headers);
  }
}
