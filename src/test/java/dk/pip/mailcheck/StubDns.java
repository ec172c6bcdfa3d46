package dk.pip.mailcheck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// A name server on this machine that knows what it is told, and nothing else.
final class StubDns implements AutoCloseable {
  private final DatagramSocket socket;
  private final Map<Name, List<Record>> records = new ConcurrentHashMap<>();
  private final Set<Name> silent = ConcurrentHashMap.newKeySet();
  private final Set<Name> failing = ConcurrentHashMap.newKeySet();

  StubDns() {
    try {
      socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.startVirtualThread(this::serve);
  }

  String address() {
    return "127.0.0.1:" + socket.getLocalPort();
  }

  Resolver resolver() {
    return new Resolver(address());
  }

  /// A record as a zone file has it: `ellebaek.example TXT "v=spf1 -all"`, `ellebaek.example MX 10 mail.ellebaek.example.`
  StubDns add(String line) {
    var parts = line.split(" ", 3);
    try {
      var name = name(parts[0]);
      var record = Record.fromString(name, Type.value(parts[1]), DClass.IN, 60, parts[2], Name.root);
      records.computeIfAbsent(name, _ -> new CopyOnWriteArrayList<>()).add(record);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /// All of the type under the name are gone.
  StubDns remove(String name, String type) {
    records.getOrDefault(name(name), List.of()).removeIf(record -> record.getType() == Type.value(type));
    records.values().removeIf(List::isEmpty);
    return this;
  }

  /// Questions about the name get no answer.
  StubDns silence(String name) {
    silent.add(name(name));
    return this;
  }

  StubDns fail(String name) {
    failing.add(name(name));
    return this;
  }

  private static Name name(String text) {
    return Name.fromConstantString(text.toLowerCase(java.util.Locale.ROOT) + ".");
  }

  private void serve() {
    var buffer = new byte[4096];
    while (!socket.isClosed()) {
      try {
        var packet = new DatagramPacket(buffer, buffer.length);
        socket.receive(packet);
        var query = new Message(java.util.Arrays.copyOf(packet.getData(), packet.getLength()));
        if (!silent.contains(query.getQuestion().getName())) {
          var reply = reply(query).toWire();
          socket.send(new DatagramPacket(reply, reply.length, packet.getSocketAddress()));
        }
      } catch (IOException e) {
        // closed, or no question
      }
    }
  }

  private Message reply(Message query) {
    var question = query.getQuestion();
    var reply = new Message(query.getHeader().getID());
    reply.getHeader().setFlag(Flags.QR);
    reply.getHeader().setFlag(Flags.AA);
    reply.addRecord(question, Section.QUESTION);
    var name = question.getName();
    var known = records.getOrDefault(name, List.of());
    known.stream()
        .filter(record -> record.getType() == question.getType() && !failing.contains(name))
        .forEach(record -> reply.addRecord(record, Section.ANSWER));
    var below = records.keySet().stream().anyMatch(other -> other.subdomain(name));
    reply.getHeader().setRcode(failing.contains(name) ? Rcode.SERVFAIL : below ? Rcode.NOERROR : Rcode.NXDOMAIN);
    return reply;
  }

  @Override
  public void close() {
    socket.close();
  }
}
