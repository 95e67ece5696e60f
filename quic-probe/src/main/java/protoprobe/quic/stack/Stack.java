// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack;

/** An ordinary HTTP/3 client: it speaks as its makers want, and can send nothing wrong. */
public interface Stack extends AutoCloseable {
  /** Its name and version, such as {@code quiche 0.24.5}. */
  String name();

  /**
   * Opens a connection, sends one request, reads the answer, closes. What the peer does wrong is
   * told in the visit, not thrown. Several threads may do so at once. It takes no longer than the
   * errand's limit for all, give or take what the machine needs.
   *
   * @throws protoprobe.kit.check.NotApplicable if the stack cannot run here or cannot do what is
   *     asked
   */
  Visit visit(Errand errand);

  @Override
  void close();
}
