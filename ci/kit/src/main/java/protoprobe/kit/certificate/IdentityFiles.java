// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.certificate;

import java.nio.file.Path;

/**
 * Where an {@link Identity} was written.
 *
 * @param key PKCS#8 in PEM
 * @param chain PEM, leaf first
 * @param pkcs12 both, with {@link Identity#PASSWORD}
 */
public record IdentityFiles(Path key, Path chain, Path pkcs12) {
  static IdentityFiles in(Path directory) {
    return new IdentityFiles(
        directory.resolve("key.pem"),
        directory.resolve("chain.pem"),
        directory.resolve("server.p12"));
  }
}
