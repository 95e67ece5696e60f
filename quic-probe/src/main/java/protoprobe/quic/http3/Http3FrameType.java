// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.http3;

/** Numbers of the frame types (RFC 9114 section 7.2, RFC 9218 section 7.2). */
public final class Http3FrameType {
  public static final int DATA = 0x00;
  public static final int HEADERS = 0x01;
  public static final int CANCEL_PUSH = 0x03;
  public static final int SETTINGS = 0x04;
  public static final int PUSH_PROMISE = 0x05;
  public static final int GOAWAY = 0x07;
  public static final int MAX_PUSH_ID = 0x0d;
  public static final int PRIORITY_UPDATE_REQUEST = 0xf0700;
  public static final int PRIORITY_UPDATE_PUSH = 0xf0701;

  private Http3FrameType() {}

  /** Whether HTTP/2 used it, so that it is an error here (RFC 9114 section 7.2.8). */
  public static boolean isOfHttp2(long type) {
    return type == 0x02 || type == 0x06 || type == 0x08 || type == 0x09;
  }
}
