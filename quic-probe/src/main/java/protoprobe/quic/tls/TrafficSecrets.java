// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tls;

import protoprobe.quic.wire.Level;

/**
 * The secrets that both sides derive at the same points of their transcript (RFC 8446 section 7.1),
 * and log.
 */
final class TrafficSecrets {
  private final KeySchedule schedule;
  private final KeyLog log;
  private byte[] client;
  private byte[] server;
  private byte[] resumptionMaster;

  /**
   * @param preShared the pre-shared key; empty without one
   */
  TrafficSecrets(CipherSuite suite, byte[] preShared, KeyLog log) {
    this.schedule = new KeySchedule(suite, preShared);
    this.log = log;
  }

  CipherSuite suite() {
    return schedule.suite();
  }

  /**
   * For 0-RTT packets.
   *
   * @param hash up to the ClientHello
   */
  TlsEvent.Secrets early(byte[] hash) {
    byte[] secret = derived("c e traffic", "CLIENT_EARLY_TRAFFIC_SECRET", hash);
    return new TlsEvent.Secrets(Level.ZERO_RTT, suite(), secret, new byte[0]);
  }

  /**
   * For Handshake packets.
   *
   * @param hash up to the ServerHello
   */
  TlsEvent.Secrets handshake(byte[] shared, byte[] hash) {
    schedule.addShared(shared);
    client = derived("c hs traffic", "CLIENT_HANDSHAKE_TRAFFIC_SECRET", hash);
    server = derived("s hs traffic", "SERVER_HANDSHAKE_TRAFFIC_SECRET", hash);
    return new TlsEvent.Secrets(Level.HANDSHAKE, suite(), client, server);
  }

  /**
   * For 1-RTT packets.
   *
   * @param hash up to the server's Finished
   */
  TlsEvent.Secrets application(byte[] hash) {
    schedule.finish();
    byte[] clients = derived("c ap traffic", "CLIENT_TRAFFIC_SECRET_0", hash);
    byte[] servers = derived("s ap traffic", "SERVER_TRAFFIC_SECRET_0", hash);
    derived("exp master", "EXPORTER_SECRET", hash);
    return new TlsEvent.Secrets(Level.ONE_RTT, suite(), clients, servers);
  }

  private byte[] derived(String label, String name, byte[] hash) {
    byte[] secret = schedule.derive(label, hash);
    log.add(name, secret);
    return secret;
  }

  /**
   * Content of the server's Finished.
   *
   * @param hash of all before it
   */
  byte[] serverVerifyData(byte[] hash) {
    return schedule.verifyData(server, hash);
  }

  /**
   * Content of the client's Finished.
   *
   * @param hash of all before it
   */
  byte[] clientVerifyData(byte[] hash) {
    return schedule.verifyData(client, hash);
  }

  /**
   * The handshake is complete.
   *
   * @param hash up to the client's Finished
   */
  void complete(byte[] hash) {
    resumptionMaster = schedule.derive("res master", hash);
  }

  /** The pre-shared key of a ticket. */
  byte[] ticketKey(byte[] nonce) {
    return schedule.resumption(resumptionMaster, nonce);
  }
}
