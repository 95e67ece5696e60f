// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.kwik;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import protoprobe.quic.stack.Errand;
import protoprobe.quic.stack.Errand.Field;
import protoprobe.quic.stack.Visit;
import tech.kwik.core.QuicClientConnection;
import tech.kwik.core.impl.QuicClientConnectionImpl;
import tech.kwik.core.impl.TransportParameters;

/**
 * What kwik tells of a handshake. The peer's transport parameters are no part of its interface:
 * this is the one place that knows its implementation, version 0.10.9.
 */
final class KwikHandshake {
  private static final Pattern NAMED = Pattern.compile("([A-Za-z0-9]+)=([^,\\n]*)");
  private static final int V2 = 0x6b3343cf;

  private KwikHandshake() {}

  static Visit.Handshake of(
      QuicClientConnection connection, Errand errand, long millis, boolean retried) {
    return new Visit.Handshake(
        millis,
        connection.getQuicVersion().toString().equals("V2") ? V2 : 1,
        errand.alpn(), // kwik fails if another one is chosen
        "",
        retried,
        parameters(connection),
        connection.getServerCertificateChain().stream().map(KwikVisit::base64).toList());
  }

  private static List<Field> parameters(QuicClientConnection connection) {
    List<Field> fields = new ArrayList<>();
    if (connection instanceof QuicClientConnectionImpl known) {
      TransportParameters peer = known.getPeerTransportParameters();
      Matcher named = NAMED.matcher(String.valueOf(peer));
      while (named.find()) {
        fields.add(new Field(named.group(1), named.group(2).strip()));
      }
    }
    return fields;
  }
}
