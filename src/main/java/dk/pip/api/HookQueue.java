package dk.pip.api;

import dk.pip.shared.Audience;
import dk.pip.shared.Id;
import dk.pip.shared.Params;
import dk.pip.shared.Rows;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What hooks are told and what came of it: `api.message` and `api.attempt`.
@Repository
class HookQueue {
  static final String TEST = "pip.test";

  /// Whether a message `n` may go to the hook `k` as that is now.
  private static final String FITS = "n.address = k.address and (n.audience = 'PUBLIC' or k.reach = 'STAFF')";

  private final JdbcClient jdbc;

  HookQueue(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// A message that this node has to itself for a while.
  ///
  /// @param attempt which one this is, from 1
  /// @param isTest whether somebody waits for it to see how it goes
  record Claimed(UUID id, HookId hook, String address, String secret, String payload, int attempt, boolean isTest) {}

  /// @param audience for whom that is of which it tells
  void add(Hook hook, String event, Audience audience, String payload, Instant at) {
    var sql =
        """
        insert into api.message (id, hook_id, address, event, audience, payload, made_at, next_at)
        values (:id, :hook, :address, :event, :audience, :payload, :at, :at)
        """;
    var params =
        Params.of("id", Id.fresh(at))
            .and("hook", hook.id())
            .and("address", hook.words().address())
            .and("event", event)
            .and("audience", audience)
            .and("payload", payload)
            .and("at", at);
    jdbc.sql(sql).params(params.toMap()).update();
  }

  /// Claims the message that has waited longest, of a hook that nobody here is at. Should the node die with it, it is free again
  /// after a while.
  Optional<Claimed> claim(Instant now, Duration lease, Collection<HookId> busy) {
    var sql =
        """
        update api.message m
           set next_at = :lease, attempts = m.attempts + 1
          from api.hook h
         where h.id = m.hook_id
           and m.id = (
             select n.id
               from api.message n
               join api.hook k on k.id = n.hook_id
              where n.next_at <= :now
                and (k.paused_at is null or n.event = :test)
                and k.id <> all(:busy)
                and %s
              order by n.next_at, n.id
              limit 1
                for update of n skip locked)
        returning m.id, m.hook_id, m.address, h.secret, m.payload, m.attempts, m.event = :test as is_test
        """
            .formatted(FITS);
    var params =
        Params.of("now", now)
            .and("lease", now.plus(lease))
            .and("test", TEST)
            .and("busy", busy.stream().map(HookId::value).toArray(UUID[]::new));
    return jdbc.sql(sql)
        .params(params.toMap())
        .query(
            (row, _) ->
                new Claimed(
                    row.getObject("id", UUID.class),
                    new HookId(row.getObject("hook_id", UUID.class)),
                    row.getString("address"),
                    row.getString("secret"),
                    row.getString("payload"),
                    row.getInt("attempts"),
                    row.getBoolean("is_test")))
        .optional();
  }

  /// @param nextAt null when there is nothing more to do
  void note(UUID message, HookMessage.Try made, boolean arrived, @Nullable Instant nextAt) {
    var add =
        """
        insert into api.attempt (id, message_id, at, status, failure, millis, answer)
        select :id, m.id, :at, :status::int, :failure::text, :millis, :answer
          from api.message m
         where m.id = :message
        """;
    var params =
        Params.of("id", Id.fresh(made.at()))
            .and("message", message)
            .and("at", made.at())
            .and("status", made.status())
            .and("failure", made.failure())
            .and("millis", made.millis())
            .and("answer", made.answer());
    jdbc.sql(add).params(params.toMap()).update();
    var end = "update api.message set arrived = :arrived, next_at = :next::timestamptz where id = :message";
    jdbc.sql(end).params(Params.of("message", message).and("arrived", arrived).and("next", nextAt).toMap()).update();
  }

  /// Lets a message go once more, to where the hook is now.
  ///
  /// @return whether there is such a message of the hook that it may hear
  boolean again(HookId hook, UUID message, Instant at) {
    var sql =
        """
        update api.message m
           set next_at = :at, arrived = false, address = k.address
          from api.hook k
         where m.id = :message
           and m.hook_id = :hook
           and k.id = m.hook_id
           and (m.audience = 'PUBLIC' or k.reach = 'STAFF')
        """;
    return jdbc.sql(sql).params(Params.of("message", message).and("hook", hook).and("at", at).toMap()).update() == 1;
  }

  /// What waits is tried at once.
  void hurry(HookId hook, Instant at) {
    var sql = "update api.message set next_at = :at where hook_id = :hook and next_at > :at";
    jdbc.sql(sql).params(Params.of("hook", hook).and("at", at).toMap()).update();
  }

  /// What waits and may not go to the hook as it is now goes nowhere.
  ///
  /// @return whether there was something
  boolean dropUnfit(HookId hook) {
    var sql =
        """
        update api.message n
           set next_at = null
          from api.hook k
         where k.id = n.hook_id
           and k.id = :hook
           and n.next_at is not null
           and not (%s)
        """
            .formatted(FITS);
    return jdbc.sql(sql).params(Params.of("hook", hook).toMap()).update() > 0;
  }

  long waiting() {
    var sql = "select count(*) from api.message n join api.hook k on k.id = n.hook_id where n.next_at is not null and " + FITS;
    return jdbc.sql(sql).query(Long.class).single();
  }

  void forgetBefore(Instant time) {
    jdbc.sql("delete from api.message where made_at < :time").params(Params.of("time", time).toMap()).update();
  }

  /// The newest first, each with its tries.
  List<HookMessage> list(HookId hook, int most) {
    var sql =
        """
        select m.id, m.event, m.made_at, m.next_at, m.arrived, m.may_go, a.at, a.status, a.failure, a.millis, a.answer
          from (select n.id, n.event, n.made_at, n.next_at, n.arrived, n.audience = 'PUBLIC' or k.reach = 'STAFF' as may_go
                  from api.message n
                  join api.hook k on k.id = n.hook_id
                 where n.hook_id = :hook
                 order by n.made_at desc, n.id desc
                 limit :most) m
          left join api.attempt a on a.message_id = m.id
         order by m.made_at desc, m.id desc, a.at desc, a.id desc
        """;
    var messages = new LinkedHashMap<UUID, HookMessage>();
    var tries = new LinkedHashMap<UUID, List<HookMessage.Try>>();
    jdbc.sql(sql)
        .params(Params.of("hook", hook).and("most", most).toMap())
        .query(
            row -> {
              var id = row.getObject("id", UUID.class);
              messages.putIfAbsent(
                  id,
                  new HookMessage(
                      id, row.getString("event"), Rows.instant(row, "made_at"), Rows.instantOrNull(row, "next_at"), row.getBoolean("arrived"), row.getBoolean("may_go"), List.of()));
              var made = tries.computeIfAbsent(id, _ -> new ArrayList<>());
              if (row.getObject("at") != null) {
                made.add(
                    new HookMessage.Try(
                        Rows.instant(row, "at"),
                        row.getObject("status", Integer.class),
                        row.getString("failure"),
                        row.getInt("millis"),
                        row.getString("answer")));
              }
            });
    return messages.values().stream()
        .map(one -> new HookMessage(one.id(), one.event(), one.madeAt(), one.nextAt(), one.arrived(), one.mayGo(), tries.getOrDefault(one.id(), List.of())))
        .toList();
  }
}
