// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tcp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2EventAdapter;
import io.netty.handler.codec.http2.Http2Flags;
import io.netty.handler.codec.http2.Http2Headers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import protoprobe.quic.stack.Errand.Field;
import protoprobe.quic.tcp.TcpVisit.End;

/**
 * What comes in over HTTP/2. Behind the answer a PING is sent: what the server sent before its
 * acknowledgement is heard, too, and so are ALTSVC frames that follow the answer.
 */
final class Http2Listener extends Http2EventAdapter {
  private static final long LINGER_MILLIS = 300;
  private static final long PING = 0x70726f6265L;

  private final Exchange exchange;
  private final Http2Handler.Speaker speaker;

  Http2Listener(Exchange exchange, Http2Handler.Speaker speaker) {
    this.exchange = exchange;
    this.speaker = speaker;
  }

  @Override
  public void onHeadersRead(
      ChannelHandlerContext context, int stream, Http2Headers headers, int padding, boolean last) {
    if (exchange.hasHead()) {
      exchange.trailers(fields(headers));
    } else {
      head(headers);
    }
    if (last) {
      complete(context);
    }
  }

  @Override
  public void onHeadersRead(
      ChannelHandlerContext context,
      int stream,
      Http2Headers headers,
      int dependency,
      short weight,
      boolean exclusive,
      int padding,
      boolean last) {
    onHeadersRead(context, stream, headers, padding, last);
  }

  private void head(Http2Headers headers) {
    String status = String.valueOf(headers.status());
    if (status.matches("[1-9][0-9][0-9]")) {
      exchange.head(Integer.parseInt(status), fields(headers));
    } else {
      exchange.end(End.GARBLED, "a header section with ':status: " + status + "'");
    }
  }

  @Override
  public int onDataRead(
      ChannelHandlerContext context, int stream, ByteBuf data, int padding, boolean last) {
    int octets = data.readableBytes() + padding; // the flow-control window opens by so many
    if (exchange.body(data) && last) {
      complete(context);
    }
    return octets;
  }

  @Override
  public void onUnknownFrame(
      ChannelHandlerContext context, byte type, int stream, Http2Flags flags, ByteBuf payload) {
    if (type == AltSvcFrame.TYPE) {
      exchange.frame(AltSvcFrame.parse(stream, ByteBufUtil.getBytes(payload)));
    }
  }

  @Override
  public void onRstStreamRead(ChannelHandlerContext context, int stream, long error) {
    exchange.end(End.CLOSED, "the server reset the stream: " + name(error));
  }

  @Override
  public void onGoAwayRead(ChannelHandlerContext context, int last, long error, ByteBuf debugData) {
    if (error != Http2Error.NO_ERROR.code()) {
      exchange.end(End.CLOSED, "the server sent GOAWAY: " + name(error));
    }
  }

  @Override
  public void onPingAckRead(ChannelHandlerContext context, long data) {
    if (data == PING) {
      exchange.end(End.ANSWERED, "");
    }
  }

  private void complete(ChannelHandlerContext context) {
    exchange.complete();
    speaker.ping(context, PING);
    context
        .executor()
        .schedule(() -> exchange.end(End.ANSWERED, ""), LINGER_MILLIS, TimeUnit.MILLISECONDS);
  }

  private static String name(long code) {
    Http2Error error = Http2Error.valueOf(code);
    return error == null ? "0x%x".formatted(code) : error.name();
  }

  private static List<Field> fields(Http2Headers headers) {
    List<Field> fields = new ArrayList<>();
    headers.forEach(
        line -> {
          if (line.getKey().length() == 0 || line.getKey().charAt(0) != ':') {
            fields.add(new Field(line.getKey().toString(), line.getValue().toString()));
          }
        });
    return List.copyOf(fields);
  }
}
