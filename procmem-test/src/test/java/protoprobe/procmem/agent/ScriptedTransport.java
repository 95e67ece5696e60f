// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.agent;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Function;

/** Answers with what a function makes of the octets that were sent before the first read. */
final class ScriptedTransport implements Transport {
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
  private final InputStream from;

  ScriptedTransport(Function<byte[], byte[]> peer) {
    this.from =
        new InputStream() {
          private InputStream answer;

          @Override
          public int read() throws java.io.IOException {
            if (answer == null) {
              answer = new ByteArrayInputStream(peer.apply(sent.toByteArray()));
            }
            return answer.read();
          }
        };
  }

  @Override
  public String name() {
    return "peer";
  }

  @Override
  public OutputStream to() {
    return sent;
  }

  @Override
  public InputStream from() {
    return from;
  }

  @Override
  public String lastWords() {
    return "; its last words";
  }

  @Override
  public void close() {
    sent.reset();
  }
}
