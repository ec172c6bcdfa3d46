package dk.pip.site;

import dk.pip.editions.WithheldPicturesChanged;
import dk.pip.events.Subscriber;
import dk.pip.shared.Params;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Keeps what was drawn of stories.
@Repository
class ShareCards {
  private final JdbcClient jdbc;

  ShareCards(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<byte[]> find(String hash) {
    return jdbc.sql("select content from site.share_card where hash = :hash").param("hash", hash).query((row, _) -> row.getBytes("content")).optional();
  }

  /// @param picture the hash of the picture that is on it
  void add(String hash, @Nullable String picture, byte[] jpeg, Instant at) {
    var sql =
        """
        insert into site.share_card (hash, picture, content, drawn_at)
        values (:hash, :picture::text, :content, :at)
        on conflict do nothing
        """;
    jdbc.sql(sql).params(Params.of("hash", hash).and("picture", picture).and("content", jpeg).and("at", at).toMap()).update();
  }

  /// Nothing that was drawn of a picture outlives its being taken away. What still may be shown is drawn anew.
  void forgetPictures() {
    jdbc.sql("delete from site.share_card where picture is not null").update();
  }

  /// What is still asked for is drawn anew.
  void forgetBefore(Instant time) {
    jdbc.sql("delete from site.share_card where drawn_at < :time").params(Params.of("time", time).toMap()).update();
  }

  /// Hears that pictures were taken away or given back.
  @Configuration(proxyBeanMethods = false)
  static class Hearing {
    @Bean
    Subscriber<WithheldPicturesChanged> cardsWithoutPictures(ShareCards cards) {
      return Subscriber.of("site.withheld-pictures", WithheldPicturesChanged.class, _ -> cards.forgetPictures());
    }
  }
}
