// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.testing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import protoprobe.quic.stack.Errand.Field;
import protoprobe.quic.tcp.AltSvcFrame;

/** What a scripted site answers. */
public final class SiteReply {
  private final List<Integer> interim = new ArrayList<>();
  private final List<Field> headers = new ArrayList<>();
  private final List<Field> trailers = new ArrayList<>();
  private final List<AltSvcFrame> frames = new ArrayList<>();
  private int status;
  private byte[] body = {};
  private long padding;
  private boolean closing;
  private boolean endless;

  private SiteReply(int status) {
    this.status = status;
  }

  /** An answer of that status with a short text. */
  public static SiteReply of(int status) {
    return new SiteReply(status).body("hello from the scripted site\n");
  }

  /** No answer: the connection is closed. */
  public static SiteReply close() {
    SiteReply reply = new SiteReply(0);
    reply.closing = true;
    return reply;
  }

  /** No answer, and the connection stays open. */
  public static SiteReply silence() {
    return new SiteReply(0);
  }

  public SiteReply header(String name, String value) {
    headers.add(new Field(name, value));
    return this;
  }

  public SiteReply altSvc(String... lines) {
    for (String line : lines) {
      header("alt-svc", line);
    }
    return this;
  }

  public SiteReply trailer(String name, String value) {
    trailers.add(new Field(name, value));
    return this;
  }

  /** On HTTP/2, before the answer. */
  public SiteReply frame(int stream, String origin, String value) {
    frames.add(new AltSvcFrame(stream, origin, value));
    return this;
  }

  public SiteReply interim(int code) {
    interim.add(code);
    return this;
  }

  public SiteReply body(String text) {
    body = text.getBytes(StandardCharsets.UTF_8);
    return this;
  }

  /** So many octets more, written as fast as they are read. */
  public SiteReply padding(long octets) {
    padding = octets;
    return this;
  }

  /** The body does not come to its end. */
  public SiteReply endless() {
    endless = true;
    return this;
  }

  /** With another text for one in its fields. */
  public SiteReply replacing(String text, String other) {
    headers.replaceAll(field -> new Field(field.name(), field.value().replace(text, other)));
    return this;
  }

  int status() {
    return status;
  }

  List<Integer> interim() {
    return interim;
  }

  List<Field> headers() {
    return headers;
  }

  List<Field> trailers() {
    return trailers;
  }

  List<AltSvcFrame> frames() {
    return frames;
  }

  byte[] body() {
    return body;
  }

  long padding() {
    return padding;
  }

  boolean closing() {
    return closing;
  }

  boolean isEndless() {
    return endless;
  }
}
