// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.scenario;

import java.net.InetAddress;
import protoprobe.edns.target.Transport;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Query;

/**
 * What a scripted resolver can see and do beside answering.
 *
 * @param transport how the query came
 * @param client where from
 * @param lab the zones behind it
 * @param line the connection, for TCP
 */
record Scene(Transport transport, InetAddress client, FakeLab lab, Line line) {
  /** How often this question was asked before, over any transport. */
  int asked(Message query) {
    return lab.asked(query);
  }

  /** Asks the server of a zone, as a resolver would; the zone remembers it. */
  void askUpstream(Query query) {
    lab.receive(Message.decode(query.toBytes()));
  }
}
