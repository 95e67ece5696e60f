// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tls;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import protoprobe.quic.wire.WireReader;

/**
 * What a client keeps to resume a connection (RFC 8446 sections 2.2 and 4.6.1).
 *
 * @param ticket identity to send
 * @param key the pre-shared key
 * @param suite of the connection that gave it
 * @param ageAdd what obscures its age
 * @param received when it came
 * @param maxEarlyData 0 if early data are not allowed; over QUIC else 0xffffffff (RFC 9001 4.6.1)
 * @param alpn of the connection that gave it
 */
public record Session(
    byte[] ticket,
    byte[] key,
    CipherSuite suite,
    long ageAdd,
    Instant received,
    long maxEarlyData,
    String alpn) {

  /** Whether 0-RTT packets may be sent with it. */
  public boolean allowsEarlyData() {
    return maxEarlyData > 0;
  }

  /** Milliseconds since it came, obscured, modulo 2^32 (RFC 8446 section 4.2.11.1). */
  long obfuscatedAge(Instant now) {
    return ChronoUnit.MILLIS.between(received, now) + ageAdd & 0xffff_ffffL;
  }

  static Session of(byte[] body, KeySchedule schedule, byte[] resumptionMaster, String alpn) {
    WireReader in = new WireReader(body);
    in.fixed(4, "ticket lifetime");
    long ageAdd = in.fixed(4, "ticket age add");
    byte[] nonce = in.vector(1, "ticket nonce");
    byte[] ticket = in.vector(2, "ticket");
    long early =
        Extension.find(Extension.read(in), ExtensionType.EARLY_DATA)
            .map(data -> new WireReader(data).fixed(4, "max_early_data_size"))
            .orElse(0L);
    if (in.hasMore() || ticket.length == 0) {
      throw new TlsFault(Alert.DECODE_ERROR, "NewSessionTicket: empty ticket, or octets behind it");
    }
    return new Session(
        ticket,
        schedule.resumption(resumptionMaster, nonce),
        schedule.suite(),
        ageAdd,
        Instant.now(),
        early,
        alpn);
  }
}
