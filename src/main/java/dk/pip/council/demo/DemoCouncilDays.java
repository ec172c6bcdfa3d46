package dk.pip.council.demo;

import dk.pip.ballot.BallotForm;
import dk.pip.ballot.NewVote;
import dk.pip.ballot.Vote;
import dk.pip.ballot.VoteOption;
import dk.pip.ballot.VoteRules;
import dk.pip.ballot.VoteWay;
import dk.pip.ballot.Votes;
import dk.pip.ballot.counting.CountingRule;
import dk.pip.ballot.counting.TieRule;
import dk.pip.commitments.CommitmentAudience;
import dk.pip.commitments.CommitmentQuery;
import dk.pip.commitments.Commitments;
import dk.pip.council.ClassMember;
import dk.pip.council.ClassProposalId;
import dk.pip.council.ClassProposals;
import dk.pip.council.CouncilDayId;
import dk.pip.council.CouncilDays;
import dk.pip.council.CouncilMinutes;
import dk.pip.council.DayMinutes;
import dk.pip.council.DayPlan;
import dk.pip.council.DayPromises;
import dk.pip.council.DayProtocol;
import dk.pip.council.DayResult;
import dk.pip.council.ProposalField;
import dk.pip.council.ProposalPicture;
import dk.pip.council.SpeakingTimes;
import dk.pip.council.Spokesperson;
import dk.pip.demo.DemoFiles;
import dk.pip.demo.DemoFilling;
import dk.pip.demo.DemoStep;
import dk.pip.people.Staff;
import dk.pip.shared.Dates;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// Last year's council day with what it decided, signed and out, and this year's, which is being held.
@Component
@Profile("demo")
class DemoCouncilDays implements DemoStep {
  private static final VoteRules LAST = new VoteRules(BallotForm.ONE, VoteWay.CARDS, CountingRule.GREEDY, TieRule.SHARE, 90_000, 0);
  private static final VoteRules NOW = new VoteRules(BallotForm.APPROVAL, VoteWay.CARDS, CountingRule.EQUAL_SHARES, TieRule.SHARE, 90_000, 0);

  private final CouncilDays days;
  private final ClassProposals proposals;
  private final DayMinutes minutes;
  private final DayPromises promises;
  private final Commitments commitments;
  private final DemoDayVote vote;
  private final Votes votes;
  private final DemoFloor floor;
  private final Clock clock;

  DemoCouncilDays(CouncilDays days, ClassProposals proposals, DayMinutes minutes, DayPromises promises, Commitments commitments, DemoDayVote vote, Votes votes, DemoFloor floor, Clock clock) {
    this.days = days;
    this.proposals = proposals;
    this.minutes = minutes;
    this.promises = promises;
    this.commitments = commitments;
    this.vote = vote;
    this.votes = votes;
    this.floor = floor;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "council";
  }

  @Override
  public List<String> needs() {
    return List.of("commitments");
  }

  /// @param pupils who speak for the class
  private record Entry(String school, String className, List<String> pupils, String title, String what, String why, String place, String cost, @Nullable String picture, String alt) {}

  @Override
  public void fill(DemoFilling filling) {
    filling.say("council.demo");
    var by = filling.editor();
    last(filling, by);
    now(filling, by);
  }

  /// The last quarter of an hour at which the day can have begun.
  private LocalDateTime begins() {
    var latest = Dates.local(clock.instant().minus(DemoFloor.GONE)).truncatedTo(ChronoUnit.MINUTES);
    return latest.minusMinutes(latest.getMinute() % 15);
  }

  private CouncilDayId plan(Staff by, LocalDateTime begins, int year, String theme, String about, VoteRules rules) {
    var plan =
        new DayPlan(
            "Elevbyrådsdagen " + year,
            theme,
            about,
            begins.toLocalDate(),
            begins.toLocalTime(),
            "Byrådssalen",
            rules.budgetKroner(),
            "Borgmester Birgit Stenholt",
            begins.toLocalDate(),
            rules,
            SpeakingTimes.USUAL);
    return days.plan(by.id(), plan);
  }

  private ClassProposalId enter(Staff by, CouncilDayId day, Entry it) {
    var next = days.suggested(days.get(day));
    days.join(by.id(), day, new CouncilDays.NewDelegation(it.school, it.className, next.colour(), next.sign(), "", ""));
    var delegation = days.get(day).delegations().getLast();
    var teacher = member(days.link(by.id(), day, delegation.id()));
    it.pupils.forEach(name -> days.name(teacher, name, Spokesperson.Pictures.MAY, true));
    proposals.keep(
        teacher,
        "demo",
        Map.of(
            ProposalField.TITLE, new ClassProposals.Typed(0, it.title),
            ProposalField.WHAT, new ClassProposals.Typed(0, it.what),
            ProposalField.WHY, new ClassProposals.Typed(0, it.why),
            ProposalField.PLACE, new ClassProposals.Typed(0, it.place),
            ProposalField.COST, new ClassProposals.Typed(0, it.cost)));
    if (it.picture != null) {
      proposals.send(teacher, ProposalPicture.Kind.PHOTO, DemoFiles.read(it.picture), it.alt);
    }
    var id = teacher.proposal().id();
    proposals.handIn(by.id(), days.get(day), id);
    proposals.letGo(by.id(), days.get(day), id, true);
    return id;
  }

  private ClassMember member(String path) {
    return days.member(path.substring(ClassMember.ADDRESS.length())).orElseThrow();
  }

  private void last(DemoFilling filling, Staff by) {
    var day =
        plan(
            by,
            LocalDateTime.of(2026, 2, 3, 9, 0),
            2026,
            "Et sted, hvor ingen er alene",
            "Find **ét sted** i byen, hvor man er alene, uden at man har lyst til det. Gør det til et sted, hvor man bliver talt til.",
            LAST);
    days.letGo(by.id(), day);
    var bench =
        enter(
            by,
            day,
            new Entry(
                "Åskolen",
                "6. b",
                List.of("Sara", "Nadia"),
                "Bænken",
                "En lang bænk ved Søtorvet. Sætter to sig i hver sin ende, fortæller den en historie fra byen.",
                "Vi tabte med én stemme sidste år. Siden har vi fundet fejlen: Den kunne snakke, men ikke lytte.",
                "Søtorvet",
                "48.000 kr.",
                "2026-03/pictures/baenken.jpg",
                "Tre børn og en ældre mand sidder på en lang, buet, rød bænk ved søen og taler sammen"));
    var box =
        enter(
            by,
            day,
            new Entry("Engskolen", "5. a", List.of("Yusuf", "Karla"), "Fortællekassen", "En kasse, hvor byens ældste kan tale deres historier ind.", "Der er ingen, der spørger dem.", "Biblioteket", "9.000 kr.", null, ""));
    var round =
        enter(
            by,
            day,
            new Entry(
                "Møllebakkeskolen", "6. c", List.of("Viggo", "Amina"), "Den runde bænk", "En bænk så rund, at man ikke kan vende ryggen til nogen.", "Så er der altid nogen at kigge på.", "Søtorvet", "5.000 kr. oveni", null, ""));
    var pumps =
        enter(
            by,
            day,
            new Entry("Nordskolen", "6. a", List.of("Storm", "Leyla"), "Cykelpumper ved alle fem skoler", "Fem pumper, der virker, også om vinteren.", "Man snakker, når man venter på pumpen.", "Ved alle skoler", "18.000 kr.", null, ""));
    var bins =
        enter(
            by,
            day,
            new Entry("Åskolen", "6. d", List.of("Ellinor", "Bo"), "Skraldespande, der rimer", "Skraldespande, der siger tak på vers.", "Så leder folk efter noget at smide ud.", "Søtorvet", "10.000 kr.", null, ""));
    days.draw(by.id(), day);
    days.begin(day);
    var joined =
        proposals.merge(
            day,
            List.of(bench, box, round),
            "Bænken, der kan snakke",
            "Bænken er seks meter lang og buer, så alle kan se hinanden. Sætter to sig i hver sin ende, fortæller den en historie, som byens ældste har talt ind. Sidder man på midten, tier den.");
    var vote = vote(filling);
    days.decideBy(day, vote.id());
    days.decide(
        day,
        new DayResult(
            List.of(new DayResult.Grant(joined, 62_000), new DayResult.Grant(pumps, 18_000), new DayResult.Grant(bins, 10_000)),
            "Bænken, der kan snakke, fik 97 stemmer, cykelpumperne 71 og skraldespandene 44. Pengene rakte til dem alle tre.",
            vote.path(),
            votes.outcome(vote.id()).orElseThrow().boardHash()));
    days.end(day);
    tie(day, joined, "Bænken, der kan snakke");
    tie(day, pumps, "cykelpumper");
    tie(day, bins, "rimer");
    minutes.write(by.id(), days.get(day), course());
    minutes.mend(day, "212 elever var til stede. Sara fra 6. b passede uret i de første ti minutter, fordi hun var den eneste med et.", Map.of());
    var written = minutes.find(day).orElseThrow();
    filling.at(then("10:48"), () -> minutes.sign(day, "Birgit Stenholt", CouncilMinutes.Way.LINK, minutes.hash(days.get(day), written)));
    minutes.publish(by.id(), day);
  }

  private Vote vote(DemoFilling filling) {
    var options = List.of(new VoteOption("a", "Bænken, der kan snakke", 62_000), new VoteOption("b", "Cykelpumper ved alle fem skoler", 18_000), new VoteOption("c", "Skraldespande, der rimer", 10_000));
    var asked = new NewVote("Elevbyrådsdagen 2026", "Hvad skal de 90.000 kroner bruges på?", LAST, options, false);
    var byCard = Map.of("one:a", 33, "one:b", 24, "one:c", 15);
    var onPaper = Map.of("one:a", 64, "one:b", 47, "one:c", 29);
    return votes.get(vote.hold(filling, asked, 212, then("10:22"), then("10:30"), byCard, onPaper, LocalDate.of(2026, 2, 26)));
  }

  private static Instant then(String time) {
    return Dates.instant(LocalDate.of(2026, 2, 3).atTime(LocalTime.parse(time)));
  }

  private void tie(CouncilDayId day, ClassProposalId proposal, String words) {
    commitments.list(CommitmentQuery.ofAll().saying(words)).stream()
        .filter(it -> it.audience() == CommitmentAudience.PUBLIC)
        .findFirst()
        .ifPresent(it -> promises.tie(days.get(day), days.get(day).proposal(proposal), it));
  }

  private static List<DayProtocol.Line> course() {
    return List.of(
        line(1, "09:00", "Borgmesteren bød velkommen og fortalte, hvad der blev af lyset på Åstien: Det lyser."),
        line(2, "09:10", "Fem klasser fortalte om deres forslag, i den rækkefølge der var trukket lod om."),
        line(3, "09:31", "Spørgerunde. Engskolen 5. a spurgte, om bænken også kan tie. Det kan den."),
        line(4, "09:52", "Debat. Sara (Åskolen 6. b) spurgte, om det ikke er den samme bænk, de tre klasser taler om."),
        line(5, "10:04", "Mødelederen gav ti minutters gruppepause."),
        line(6, "10:15", "Åskolen 6. b, Engskolen 5. a og Møllebakkeskolen 6. c slog deres forslag sammen til »Bænken, der kan snakke«. Alle tre klasser sagde ja."),
        line(7, "10:22", "Der blev stemt hemmeligt: 72 med kort, og 140 på papir i den gamle stemmeurne. To talte papiret, og de var enige."),
        line(8, "10:31", "97 stemte for bænken, 71 for cykelpumperne og 44 for skraldespandene. Pengene rakte til alle tre."));
  }

  private static DayProtocol.Line line(int number, String time, String words) {
    return new DayProtocol.Line(number, then(time), words);
  }

  private void now(DemoFilling filling, Staff by) {
    var begins = begins();
    var day =
        plan(
            by,
            begins,
            Math.max(2027, begins.getYear()),
            "Noget at være fælles om",
            "Find på noget, som **mindst to slags mennesker** i byen kan være fælles om: børn og gamle, skatere og hundeluftere, dem der går tidligt i seng, og dem der ikke gør.\n\n- Det skal kunne bygges eller begyndes inden jul.\n- Det skal kunne bruges af en, I ikke kender.",
            NOW);
    days.letGo(by.id(), day);
    var kitchen =
        enter(
            by,
            day,
            new Entry(
                "Åskolen",
                "6. a",
                List.of("Aya", "Emil"),
                "Et køkken på hjul",
                "En vogn med komfur, vask og lange borde, som kan lånes gratis. Den skal kunne trækkes af to, der cykler.",
                "Man bliver venner, når man skræller kartofler. Vi har prøvet det med 4. c og plejehjemmet, og ingen ville hjem.",
                "Den bor ved Mejeriet, men kan komme til alle gader",
                "42.000 kr. Vognen er dyrest.",
                null,
                ""));
    proposals.note(by.id(), kitchen, "Det kan godt lade sig gøre. Der skal en håndvask med rent vand på, ellers må man ikke lave mad til andre. Det gør vognen lidt dyrere.", 46_500L);
    var swap = enter(
        by,
        day,
        new Entry(
            "Nordskolen",
            "6. d",
            List.of("Jonathan", "Hibo"),
            "Byttehylden",
            "Et skur med døre i to ender. Man sætter noget ind i den ene og tager noget ud af den anden.",
            "Vores gamle løbehjul er et nyt løbehjul for en på fire.",
            "Genbrugspladsen og biblioteket",
            "24.000 kr. for to skure",
            null,
            ""));
    var forest = enter(
        by,
        day,
        new Entry(
            "Skovskolen",
            "6. b",
            List.of("Filippa", "Mads"),
            "Skoven kan fortælle",
            "Ti pæle med et håndsving. Drejer man, hører man en fortælle om stedet, for hundrede år siden eller i går.",
            "De gamle ved noget, vi ikke ved, og de kan ikke altid gå med derud.",
            "Turen rundt om Bøgesø",
            "38.000 kr.",
            null,
            ""));
    var shelves = enter(
        by,
        day,
        new Entry(
            "Engskolen",
            "6. a",
            List.of("Nour", "Asger"),
            "Hyldernes hus",
            "Et lille hus med hylder, hvor man kan bytte bøger, frø og puslespil. Der skal være en bænk foran.",
            "Vi vil gerne lære dem at kende, der bor i de nye huse.",
            "Pladsen mellem de gamle og de nye huse i Engparken",
            "19.500 kr.",
            null,
            ""));
    days.draw(by.id(), day);
    floor.hold(filling, day, Dates.instant(begins), new DemoFloor.Brought(kitchen, swap, forest, shelves));
  }
}
