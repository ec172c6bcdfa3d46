package dk.pip.municipality;

import dk.pip.pictures.Picture;
import dk.pip.shared.Id;
import dk.pip.shared.Params;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads and writes the settings; the only code that touches `municipality.settings`.
@Repository
class SettingsTable {
  private final JdbcClient jdbc;

  SettingsTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// What is in force, or begun, under which version.
  record Row(UUID version, boolean setUp, Details details, @Nullable URI statement) {}

  Optional<UUID> findVersion() {
    var sql =
        """
        select version
          from municipality.settings
        """;
    return jdbc.sql(sql).query(UUID.class).optional();
  }

  Optional<Row> find() {
    var sql =
        """
        select version, set_up_at is not null as set_up, name, newsletter, tagline, brand, accent, site,
               sender_mail, contact_mail, postal_address, sections, statement,
               arms, arms_sha256, arms_format, arms_width, arms_height
          from municipality.settings
        """;
    return jdbc.sql(sql).query(SettingsTable::row).optional();
  }

  void save(Details details, Instant now) {
    var sql =
        """
        insert into municipality.settings
          (id, version, name, newsletter, tagline, brand, accent, site, sender_mail, contact_mail, postal_address,
           sections, arms, arms_sha256, arms_format, arms_width, arms_height)
        values
          (1, :version, :name, :newsletter, :tagline, :brand, :accent, :site::text, :sender, :contact, :address,
           :sections, :arms::bytea, :sha256::text, :format::text, :width::int, :height::int)
        on conflict (id) do update
           set version = excluded.version, name = excluded.name, newsletter = excluded.newsletter,
               tagline = excluded.tagline, brand = excluded.brand, accent = excluded.accent, site = excluded.site,
               sender_mail = excluded.sender_mail, contact_mail = excluded.contact_mail,
               postal_address = excluded.postal_address, sections = excluded.sections, arms = excluded.arms,
               arms_sha256 = excluded.arms_sha256, arms_format = excluded.arms_format,
               arms_width = excluded.arms_width, arms_height = excluded.arms_height
        """;
    var arms = details.arms();
    var site = details.site();
    var params =
        Params.of("version", Id.fresh(now))
            .and("name", details.name())
            .and("newsletter", details.newsletter())
            .and("tagline", details.tagline())
            .and("brand", details.theme().brand())
            .and("accent", details.theme().accent())
            .and("site", site == null ? null : site.toString())
            .and("sender", details.senderMail())
            .and("contact", details.contactMail())
            .and("address", details.postalAddress())
            .and("sections", String.join("\n", details.sections()))
            .and("arms", arms == null ? null : arms.bytes())
            .and("sha256", arms == null ? null : arms.sha256())
            .and("format", arms == null ? null : arms.format())
            .and("width", arms == null ? null : arms.width())
            .and("height", arms == null ? null : arms.height());
    jdbc.sql(sql).params(params.toMap()).update();
  }

  void saveStatement(@Nullable URI statement, Instant now) {
    var sql =
        """
        update municipality.settings
           set statement = :statement::text, version = :version
        """;
    var text = statement == null ? null : statement.toString();
    jdbc.sql(sql).params(Params.of("statement", text).and("version", Id.fresh(now)).toMap()).update();
  }

  /// Puts what was begun in force. Returns whether it did, and not somebody else before.
  boolean putInForce(Instant now) {
    var sql =
        """
        update municipality.settings
           set set_up_at = :now, version = :version
         where set_up_at is null
        """;
    return jdbc.sql(sql).params(Params.of("now", now).and("version", Id.fresh(now)).toMap()).update() == 1;
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    var site = row.getString("site");
    var statement = row.getString("statement");
    return new Row(
        row.getObject("version", UUID.class),
        row.getBoolean("set_up"),
        new Details(
            row.getString("name"),
            row.getString("newsletter"),
            row.getString("tagline"),
            new Theme(row.getString("brand"), row.getString("accent")),
            arms(row),
            site == null ? null : URI.create(site),
            row.getString("sender_mail"),
            row.getString("contact_mail"),
            row.getString("postal_address"),
            row.getString("sections").lines().toList()),
        statement == null ? null : URI.create(statement));
  }

  private static @Nullable Picture arms(ResultSet row) throws SQLException {
    var bytes = row.getBytes("arms");
    return bytes == null
        ? null
        : new Picture(
            row.getString("arms_sha256"),
            Picture.Format.valueOf(row.getString("arms_format")),
            row.getInt("arms_width"),
            row.getInt("arms_height"),
            bytes);
  }
}
