// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.forge;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import protoprobe.quic.tls.ClientOffer;
import protoprobe.quic.tls.Session;
import protoprobe.quic.trust.Identity;
import protoprobe.quic.wire.TransportParameters;
import protoprobe.quic.wire.Version;

/**
 * How a client goes about a connection. The ordinary one does nothing wrong; a check changes what
 * it is about.
 *
 * @param version to begin with
 * @param serverName for SNI; empty: none
 * @param protocols for ALPN
 * @param offer changes the ClientHello
 * @param parameters changes the transport parameters
 * @param ids lengths of the connection ids that it chooses
 * @param token of its first Initial packet
 * @param bent what it does otherwise on the way
 * @param resumption with which session, if any
 */
public record Setup(
    Version version,
    String serverName,
    List<String> protocols,
    UnaryOperator<ClientOffer> offer,
    UnaryOperator<TransportParameters> parameters,
    Ids ids,
    byte[] token,
    Bent bent,
    Resumption resumption) {

  /**
   * Lengths of connection ids, in octets.
   *
   * @param destination of the one that stands for the server at first, at least 8
   * @param source of our own
   */
  public record Ids(int destination, int source) {
    /** As most clients have them. */
    public static final Ids USUAL = new Ids(8, 8);
  }

  /**
   * A session to resume.
   *
   * @param early whether 0-RTT data are offered
   */
  public record Resumption(Optional<Session> session, boolean early) {
    /** None. */
    public static final Resumption NONE = new Resumption(Optional.empty(), false);
  }

  public Setup {
    protocols = List.copyOf(protocols);
  }

  /**
   * The ordinary way, version 1, HTTP/3.
   *
   * @param host name or address; SNI carries no addresses (RFC 6066 section 3)
   */
  public static Setup ordinary(String host) {
    return new Setup(
        Version.V1,
        Identity.isAddress(host) ? "" : host,
        List.of("h3"),
        UnaryOperator.identity(),
        UnaryOperator.identity(),
        Ids.USUAL,
        new byte[0],
        Bent.NOT,
        Resumption.NONE);
  }

  /** In another version. */
  public Setup version(Version other) {
    return new Setup(other, serverName, protocols, offer, parameters, ids, token, bent, resumption);
  }

  /** With another name for SNI. */
  public Setup serverName(String other) {
    return new Setup(version, other, protocols, offer, parameters, ids, token, bent, resumption);
  }

  /** With other protocols for ALPN. */
  public Setup protocols(String... others) {
    return new Setup(
        version, serverName, List.of(others), offer, parameters, ids, token, bent, resumption);
  }

  /** With the ClientHello changed in this way too. */
  public Setup offering(UnaryOperator<ClientOffer> change) {
    return new Setup(
        version,
        serverName,
        protocols,
        made -> change.apply(offer.apply(made)),
        parameters,
        ids,
        token,
        bent,
        resumption);
  }

  /** With the transport parameters changed in this way too. */
  public Setup parameters(UnaryOperator<TransportParameters> change) {
    return new Setup(
        version,
        serverName,
        protocols,
        offer,
        made -> change.apply(parameters.apply(made)),
        ids,
        token,
        bent,
        resumption);
  }

  /** With connection ids of other lengths. */
  public Setup ids(Ids lengths) {
    return new Setup(
        version, serverName, protocols, offer, parameters, lengths, token, bent, resumption);
  }

  /** With a token in the first Initial packet. */
  public Setup token(byte[] octets) {
    return new Setup(
        version, serverName, protocols, offer, parameters, ids, octets, bent, resumption);
  }

  /** Doing something otherwise on the way. */
  public Setup bent(UnaryOperator<Bent> how) {
    return new Setup(
        version, serverName, protocols, offer, parameters, ids, token, how.apply(bent), resumption);
  }

  /** Resuming a session. */
  public Setup resuming(Session session, boolean early) {
    return new Setup(
        version,
        serverName,
        protocols,
        offer,
        parameters,
        ids,
        token,
        bent,
        new Resumption(Optional.of(session), early));
  }
}
