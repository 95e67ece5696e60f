// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.testing;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.List;
import protoprobe.quic.stack.Errand.Field;

/** The scripted site's HTTP/1.1; field values go out as they are. */
final class SiteHttp1 extends SimpleChannelInboundHandler<FullHttpRequest> {
  private static final int PIECE = 32_768;

  private final SiteAnswerer answerer;

  private SiteHttp1(SiteAnswerer answerer) {
    this.answerer = answerer;
  }

  static void begin(Channel channel, SiteAnswerer answerer) {
    channel
        .pipeline()
        .addLast(new HttpServerCodec(), new HttpObjectAggregator(PIECE), new SiteHttp1(answerer));
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
    List<Field> fields =
        request.headers().entries().stream()
            .map(line -> new Field(line.getKey(), line.getValue()))
            .toList();
    String method = request.method().name();
    SiteReply reply =
        answerer.answer(
            context.channel(),
            protoprobe.quic.tcp.HttpVersion.HTTP_1,
            method,
            String.valueOf(request.headers().get("host")),
            request.uri(),
            fields,
            List.of());
    if (reply.closing()) {
      context.close();
    } else if (reply.status() != 0) {
      write(context, reply, !method.equals("HEAD") && reply.status() != 304);
    }
  }

  private static void write(ChannelHandlerContext context, SiteReply reply, boolean withBody) {
    for (int code : reply.interim()) {
      context.write(
          new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(code)));
      context.write(LastHttpContent.EMPTY_LAST_CONTENT);
    }
    DefaultHttpResponse response =
        new DefaultHttpResponse(
            HttpVersion.HTTP_1_1,
            HttpResponseStatus.valueOf(reply.status()),
            unchecked(reply.headers()));
    if (withBody) {
      response.headers().set("transfer-encoding", "chunked");
    }
    context.writeAndFlush(response);
    if (withBody) {
      context.write(new DefaultHttpContent(Unpooled.wrappedBuffer(reply.body())));
      pad(context, reply, reply.padding());
    } else {
      end(context, reply);
    }
  }

  /** Piece by piece, the next once one is written: a slow reader holds it up. */
  private static void pad(ChannelHandlerContext context, SiteReply reply, long left) {
    if (left <= 0) {
      end(context, reply);
      return;
    }
    byte[] piece = new byte[(int) Math.min(PIECE, left)];
    context
        .writeAndFlush(new DefaultHttpContent(Unpooled.wrappedBuffer(piece)))
        .addListener(
            done -> {
              if (done.isSuccess()) {
                pad(context, reply, left - piece.length);
              }
            });
  }

  private static void end(ChannelHandlerContext context, SiteReply reply) {
    if (reply.isEndless()) {
      context.flush();
      return;
    }
    DefaultLastHttpContent last =
        new DefaultLastHttpContent(
            Unpooled.EMPTY_BUFFER,
            DefaultHttpHeadersFactory.trailersFactory().withValidation(false));
    reply.trailers().forEach(field -> last.trailingHeaders().add(field.name(), field.value()));
    context.writeAndFlush(last);
  }

  private static HttpHeaders unchecked(List<Field> fields) {
    HttpHeaders headers =
        DefaultHttpHeadersFactory.headersFactory().withValidation(false).newHeaders();
    fields.forEach(field -> headers.add(field.name(), field.value()));
    return headers;
  }
}
