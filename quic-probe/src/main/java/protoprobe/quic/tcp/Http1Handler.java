// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tcp;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.List;
import protoprobe.quic.stack.Errand.Field;
import protoprobe.quic.tcp.TcpVisit.End;

/** One request over HTTP/1.1. */
final class Http1Handler extends SimpleChannelInboundHandler<HttpObject> {
  private static final int LINE = 8_192;
  private static final int SECTION = 65_536;

  private final Exchange exchange;
  private boolean interim;

  private Http1Handler(Exchange exchange) {
    this.exchange = exchange;
  }

  static void begin(Channel channel, Request request, Exchange exchange) {
    HttpDecoderConfig asSent =
        new HttpDecoderConfig()
            .setMaxInitialLineLength(LINE)
            .setMaxHeaderSize(SECTION)
            .setMaxChunkSize(SECTION)
            .setValidateHeaders(false);
    channel
        .pipeline()
        .addLast(new HttpClientCodec(asSent, false, false), new Http1Handler(exchange));
    channel.writeAndFlush(message(request));
  }

  private static FullHttpRequest message(Request request) {
    FullHttpRequest message =
        new DefaultFullHttpRequest(
            io.netty.handler.codec.http.HttpVersion.HTTP_1_1,
            HttpMethod.valueOf(request.method()),
            request.path(),
            Unpooled.EMPTY_BUFFER);
    message.headers().set(HttpHeaderNames.HOST, request.authority());
    request.headers().forEach(field -> message.headers().add(field.name(), field.value()));
    return message;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, HttpObject message) {
    if (message.decoderResult().isFailure()) {
      exchange.end(End.GARBLED, String.valueOf(message.decoderResult().cause().getMessage()));
      return;
    }
    if (message instanceof HttpResponse) {
      HttpResponse response = (HttpResponse) message;
      interim = response.status().code() < 200;
      exchange.head(response.status().code(), fields(response.headers()));
    }
    if (message instanceof HttpContent && !interim) {
      content((HttpContent) message);
    }
  }

  private void content(HttpContent content) {
    boolean more = exchange.body(content.content());
    if (more && content instanceof LastHttpContent) {
      exchange.trailers(fields(((LastHttpContent) content).trailingHeaders()));
      exchange.complete();
      exchange.end(End.ANSWERED, "");
    }
  }

  /** Comes behind the codec, which may see the end of the body in it. */
  @Override
  public void channelInactive(ChannelHandlerContext context) {
    exchange.closed();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    exchange.failed(cause);
  }

  private static List<Field> fields(HttpHeaders headers) {
    return headers.entries().stream()
        .map(line -> new Field(line.getKey(), line.getValue()))
        .toList();
  }
}
