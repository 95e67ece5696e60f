// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tcp;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import protoprobe.quic.tcp.TcpVisit.End;
import protoprobe.quic.tcp.TcpVisit.Tls;
import protoprobe.quic.trust.Identity;

/** Secures a connection, has the server choose the protocol, and begins with that. */
final class Greeting extends ChannelInboundHandlerAdapter {
  private final Peer peer;
  private final Request request;
  private final Exchange exchange;
  private Optional<Witness> witness = Optional.empty();

  Greeting(Peer peer, Request request, Exchange exchange) {
    this.peer = peer;
    this.request = request;
    this.exchange = exchange;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) throws GeneralSecurityException {
    if (peer.tls().isPresent()) {
      Peer.Tls tls = peer.tls().get();
      Witness seeing = new Witness(tls);
      witness = Optional.of(seeing);
      SslHandler handler = new SslHandler(engine(tls, seeing));
      handler.setHandshakeTimeoutMillis(0); // the exchange has its own limits
      handler.setCloseNotifyFlushTimeoutMillis(100);
      context.pipeline().addFirst(handler);
    }
  }

  private SSLEngine engine(Peer.Tls tls, Witness seeing) throws GeneralSecurityException {
    SSLContext security = SSLContext.getInstance("TLS");
    security.init(null, new TrustManager[] {seeing}, null);
    boolean named = !Identity.isAddress(tls.serverName()); // RFC 6066 section 3
    SSLEngine engine =
        named
            ? security.createSSLEngine(tls.serverName(), peer.address().getPort())
            : security.createSSLEngine();
    engine.setUseClientMode(true);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setApplicationProtocols(request.version().offer().toArray(String[]::new));
    if (named) {
      // else Java leaves SNI away for names of a single label, such as localhost
      parameters.setServerNames(List.of(new javax.net.ssl.SNIHostName(tls.serverName())));
    }
    engine.setSSLParameters(parameters);
    return engine;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    exchange.connected();
    if (witness.isEmpty()) {
      exchange.secured(Optional.empty(), HttpVersion.HTTP_1);
      Http1Handler.begin(context.channel(), request, exchange);
    }
    context.fireChannelActive();
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof SslHandshakeCompletionEvent) {
      SslHandshakeCompletionEvent completion = (SslHandshakeCompletionEvent) event;
      if (completion.isSuccess()) {
        begin(context.channel());
      } else {
        refuse(completion.cause());
      }
    }
    context.fireUserEventTriggered(event);
  }

  private void begin(Channel channel) {
    SSLEngine engine = channel.pipeline().get(SslHandler.class).engine();
    Tls tls = seen(engine);
    HttpVersion spoken = HttpVersion.spoken(tls.alpn());
    exchange.secured(Optional.of(tls), spoken);
    if (spoken == HttpVersion.HTTP_2) {
      Http2Handler.begin(channel, request, "https", exchange);
    } else {
      Http1Handler.begin(channel, request, exchange);
    }
  }

  private Tls seen(SSLEngine engine) {
    Witness seeing = witness.orElseThrow();
    return new Tls(
        engine.getSession().getProtocol(),
        engine.getSession().getCipherSuite(),
        Optional.ofNullable(engine.getApplicationProtocol()).orElse(""),
        seeing.chain(),
        seeing.doubt());
  }

  private void refuse(Throwable cause) {
    Witness seeing = witness.orElseThrow();
    if (!seeing.chain().isEmpty()) {
      exchange.unsecured(new Tls("", "", "", seeing.chain(), seeing.doubt()));
    }
    if (seeing.doubt().isPresent()) {
      exchange.end(End.CERTIFICATE, seeing.doubt().get());
    } else {
      exchange.end(End.TLS, "the TLS handshake failed: " + cause.getMessage());
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    if (!exchange.isSecured()) {
      exchange.closed();
    }
    context.fireChannelInactive();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    exchange.failed(cause);
  }
}
