// SPDX-License-Identifier: Apache-2.0
package example;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.Arrays;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;

/** Authoritative for one zone, over UDP: what somebody might have written and wants examined. */
public final class NameServer implements AutoCloseable {
  private static final int PAYLOAD = 1232;
  private static final int BADVERS = 16;

  private final SOARecord soa;
  private final DatagramSocket socket;

  /** Serves that zone on a free port of the loopback interface until it is closed. */
  public NameServer(String zone) throws IOException {
    Name origin = Name.fromString(zone, Name.root);
    Name contact = new Name("hostmaster", origin);
    soa = new SOARecord(origin, DClass.IN, 3600, origin, contact, 1, 3600, 900, 604800, 60);
    socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::serve, "name-server");
    thread.setDaemon(true);
    thread.start();
  }

  public String address() {
    return socket.getLocalAddress().getHostAddress() + ":" + socket.getLocalPort();
  }

  @Override
  public void close() {
    socket.close();
  }

  private void serve() {
    byte[] buffer = new byte[65_535];
    while (!socket.isClosed()) {
      try {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        socket.receive(packet);
        byte[] answer = answer(Arrays.copyOf(packet.getData(), packet.getLength()));
        socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
      } catch (IOException e) {
        // closed, or a message without a whole header: nobody to answer
      }
    }
  }

  private byte[] answer(byte[] octets) throws IOException {
    Message answer = new Message();
    try {
      fill(answer, new Message(octets));
    } catch (IOException malformed) {
      Header header = new Header(octets);
      answer.getHeader().setID(header.getID());
      answer.getHeader().setFlag(Flags.QR);
      answer.getHeader().setOpcode(header.getOpcode());
      answer.getHeader().setRcode(Rcode.FORMERR);
      if (header.getCount(Section.ADDITIONAL) > 0) {
        answer.addRecord(new OPTRecord(PAYLOAD, 0, 0), Section.ADDITIONAL);
      }
    }
    return answer.toWire();
  }

  /** RFC 1035 section 4.1.1 and RFC 6891 section 6.1, as far as this server goes. */
  private void fill(Message answer, Message query) {
    Header header = answer.getHeader();
    header.setID(query.getHeader().getID());
    header.setFlag(Flags.QR);
    header.setOpcode(query.getHeader().getOpcode());
    OPTRecord opt = query.getOPT();
    if (opt != null) {
      int extended = opt.getVersion() > 0 ? BADVERS >> 4 : 0;
      answer.addRecord(new OPTRecord(PAYLOAD, extended, 0), Section.ADDITIONAL);
    }
    Record question = query.getQuestion();
    if (query.getHeader().getOpcode() != Opcode.QUERY || question == null) {
      header.setRcode(Rcode.NOTIMP);
      return;
    }
    answer.addRecord(question, Section.QUESTION);
    if (opt != null && opt.getVersion() > 0) {
      return;
    }
    if (!question.getName().subdomain(soa.getName()) || question.getDClass() != DClass.IN) {
      header.setRcode(Rcode.REFUSED);
      return;
    }
    header.setFlag(Flags.AA);
    boolean apex = question.getName().equals(soa.getName());
    header.setRcode(apex ? Rcode.NOERROR : Rcode.NXDOMAIN);
    boolean asked = apex && question.getType() == soa.getType();
    answer.addRecord(soa, asked ? Section.ANSWER : Section.AUTHORITY);
  }
}
