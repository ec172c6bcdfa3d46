package dk.pip.ballot.counting;

import dk.pip.ballot.counting.CountStep.Bought;
import dk.pip.ballot.counting.CountStep.Passed;
import dk.pip.ballot.counting.CountStep.Share;
import dk.pip.ballot.counting.CountStep.Why;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The Method of Equal Shares (Peters, Pierczyński, Skowron 2021). Each voter begins with the same money. A project can be bought at the price rho if its
/// voters have its cost together when each pays rho for a unit of use, or all that is left to them if that is less. The one with the least rho is bought.
///
/// How it is exact and quick. A voter who once had to pay all is left with nothing. Whoever wasn't has what they began with less the prices of what was
/// bought; so all money is a combination of few prices with whole factors, over one denominator, and a sum over voters counts these factors and
/// multiplies large numbers only once for each price. Doubles are used to sort out who is far behind: [#estimate] gives a bound that the
/// price can't be below, all errors of rounding within; whoever might be first by that is looked at exactly. A price only ever rises, so a project
/// is looked at again only when its bound comes first.
final class EqualSharesPurchases extends Purchases {
  /// With more groups of ballots than that a step doesn't tell which of them paid.
  static final int TELLABLE = 2_000;

  private static final double ROUNDING = 0x1p-51;

  private BigInteger denominator;
  private BigInteger begun;

  /// What was paid for a unit of use for each project bought, in units of the denominator.
  private final List<BigInteger> prices;

  /// Which price of the list is that of a project; -1 if it isn't bought.
  private final int[] boughtAt;

  private final double[] money;
  private final boolean[] broke;

  /// Groups that have paid the same so far, and so have the same left.
  private final int[] likes;

  private int kinds = 1;
  private final double begin;

  /// What no price can be below, for a unit of the groups' uses; it is divided by the project's worth to compare it with others.
  private final double[] low;

  private final BitSet waiting;

  /// @param share what each voter begins with
  EqualSharesPurchases(Projects projects, Fraction share, boolean telling) {
    super(projects, telling);
    denominator = share.denominator();
    begun = share.numerator();
    prices = new ArrayList<>();
    boughtAt = new int[projects.count()];
    Arrays.fill(boughtAt, -1);
    begin = share.approximate();
    money = new double[projects.weights.length];
    Arrays.fill(money, begin);
    broke = new boolean[money.length];
    likes = new int[money.length];
    low = new double[projects.count()];
    waiting = new BitSet(projects.count());
    for (var p = 0; p < projects.count(); p++) {
      if (projects.votes[p] == 0) {
        tell(new Passed(projects.keys[p], projects.costs[p], Fraction.ZERO, Fraction.ZERO, Why.NO_VOTES));
      } else if (projects.costs[p] == 0) {
        took(p);
        tell(new Bought(projects.keys[p], 0, Fraction.of(projects.votes[p]), Fraction.ZERO, List.of(), stage));
      } else {
        waiting.set(p);
        low[p] = projects.costs[p] / (double) projects.points[p] * (1 - 1e-14);
      }
    }
  }

  private EqualSharesPurchases(EqualSharesPurchases other) {
    super(other);
    denominator = other.denominator;
    begun = other.begun;
    prices = new ArrayList<>(other.prices);
    boughtAt = other.boughtAt.clone();
    begin = other.begin;
    money = other.money.clone();
    broke = other.broke.clone();
    likes = other.likes.clone();
    kinds = other.kinds;
    low = other.low.clone();
    waiting = (BitSet) other.waiting.clone();
  }

  @Override
  Purchases copy() {
    return new EqualSharesPurchases(this);
  }

  @Override
  Object key() {
    var paid = bought.stream().filter(p -> boughtAt[p] >= 0).mapToObj(p -> new Fraction(prices.get(boughtAt[p]), denominator)).toList();
    var without = new BitSet();
    IntStream.range(0, broke.length).filter(group -> broke[group]).forEach(without::set);
    return List.of(bought.clone(), paid, without);
  }

  @Override
  int[] advance() {
    while (true) {
      if (!telling && spent > projects.budget) {
        // Nobody asks how it ends when it is too dear already.
        return new int[0];
      }
      var first = first();
      if (first.isEmpty()) {
        return new int[0];
      }
      if (first.size() == 1) {
        buy(first.getFirst());
        continue;
      }
      first.sort(Comparator.comparingInt(Quote::project));
      var clusters = clusters(first);
      var alone = clusters.alone();
      if (alone.length == 0) {
        return clusters.first();
      }
      // Those whom nobody pays for at the expense of another are bought anyway, in whatever order.
      Arrays.stream(alone).forEach(this::choose);
    }
  }

  @Override
  void choose(int project) {
    buy(Objects.requireNonNull(exact(project)));
  }

  /// What a project costs for a unit of use, exactly: numerator / (denominator of all * rich).
  ///
  /// @param rich the uses of those who can pay the price
  /// @param poor of the project's supporters those who pay all that they have
  private record Quote(int project, BigInteger numerator, long rich, BitSet poor) {
    int compareTo(Quote other, Projects projects) {
      return scaled(other, projects).compareTo(other.scaled(this, projects));
    }

    private BigInteger scaled(Quote other, Projects projects) {
      return numerator.multiply(BigInteger.valueOf(other.rich)).multiply(BigInteger.valueOf(projects.worth[other.project]));
    }
  }

  private enum Guess {
    FOUND,
    TOO_DEAR_NOW,
    CANT_BE_PAID,
    UNSURE
  }

  /// The cheapest, several if they are equal to the last digit; none if nothing can be paid for. Drops what can't be paid for any more.
  private List<Quote> first() {
    var best = Double.POSITIVE_INFINITY;
    for (var p : inOrder()) {
      if (bound(p) > best) {
        break;
      }
      switch (estimate(p, best)) {
        case FOUND -> best = Math.min(best, found / projects.worth[p]);
        case CANT_BE_PAID -> drop(p);
        case TOO_DEAR_NOW, UNSURE -> {}
      }
    }
    List<Quote> first = new ArrayList<>();
    var looked = new BitSet();
    // What was found may lie above `best` by an error of rounding, so others may have to be looked at after all.
    while (true) {
      var next = nearest(looked, best * (1 + 1e-12));
      if (next < 0) {
        return first;
      }
      looked.set(next);
      var quote = exact(next);
      if (quote == null) {
        drop(next);
        if (first.isEmpty()) {
          best = Double.POSITIVE_INFINITY;
        }
        continue;
      }
      var compared = first.isEmpty() ? -1 : quote.compareTo(first.getFirst(), projects);
      if (compared < 0) {
        first.clear();
      }
      if (compared <= 0) {
        first.add(quote);
        best = ratio(quote.numerator, denominator.multiply(BigInteger.valueOf(quote.rich))) / projects.worth[next];
      }
    }
  }

  /// Those that wait, by their bounds; sorted by hand, as it is done very often and hardly changes.
  private int[] inOrder() {
    var order = waiting.stream().toArray();
    for (var i = 1; i < order.length; i++) {
      var one = order[i];
      var j = i - 1;
      while (j >= 0 && bound(order[j]) > bound(one)) {
        order[j + 1] = order[j];
        j--;
      }
      order[j + 1] = one;
    }
    return order;
  }

  private int nearest(BitSet looked, double limit) {
    var nearest = -1;
    for (var p = waiting.nextSetBit(0); p >= 0; p = waiting.nextSetBit(p + 1)) {
      if (!looked.get(p) && bound(p) <= limit && (nearest < 0 || bound(p) < bound(nearest))) {
        nearest = p;
      }
    }
    return nearest;
  }

  private double bound(int project) {
    return low[project] / projects.worth[project];
  }

  private double found;

  /// Finds the price in doubles, from below: those who can't pay the price so far pay all that they have, and it rises for the others until nobody falls
  /// out. Leaves in `low` what the price can't be below. Money is known to `slack`, and the sum over voters rounds.
  private Guess estimate(int project, double best) {
    var supporters = projects.supporters[project];
    var uses = projects.uses == null ? null : projects.uses[project];
    var cost = (double) projects.costs[project];
    var wrong = projects.votes[project] * slack() + (supporters.length + 8) * ROUNDING * cost;
    var price = low[project];
    while (true) {
      var paid = 0.0;
      var rich = 0.0;
      for (var s = 0; s < supporters.length; s++) {
        var group = supporters[s];
        var use = uses == null ? 1.0 : uses[s];
        var has = money[group];
        if (has < price * use) {
          paid += projects.weights[group] * has;
        } else {
          rich += projects.weights[group] * use;
        }
      }
      if (rich == 0) {
        return paid + wrong < cost ? Guess.CANT_BE_PAID : Guess.UNSURE;
      }
      var next = (cost - paid) / rich;
      low[project] = Math.max(low[project], next - 2 * wrong / rich);
      if (next <= price * (1 + 0x1p-50)) {
        found = next;
        return Guess.FOUND;
      }
      if (bound(project) > best) {
        return Guess.TOO_DEAR_NOW;
      }
      price = next;
    }
  }

  private double slack() {
    return (prices.size() + 2) * ROUNDING * begin;
  }

  /// The same exactly, from the bound on; null if its voters haven't the money.
  private @Nullable Quote exact(int project) {
    var supporters = projects.supporters[project];
    var slack = slack();
    var poor = new BitSet(supporters.length);
    for (var s = 0; s < supporters.length; s++) {
      var group = supporters[s];
      if (broke[group] || money[group] + slack < low[project] * projects.use(project, s) * (1 - ROUNDING)) {
        poor.set(s);
      }
    }
    var known = new HashMap<Integer, BigInteger>();
    while (true) {
      var rich = 0L;
      for (var s = poor.nextClearBit(0); s < supporters.length; s = poor.nextClearBit(s + 1)) {
        rich += projects.weights[supporters[s]] * projects.use(project, s);
      }
      if (rich == 0) {
        return null;
      }
      var numerator = denominator.multiply(BigInteger.valueOf(projects.costs[project])).subtract(sum(project, poor));
      var about = ratio(numerator, denominator.multiply(BigInteger.valueOf(rich)));
      var fallen = false;
      for (var s = poor.nextClearBit(0); s < supporters.length; s = poor.nextClearBit(s + 1)) {
        var group = supporters[s];
        var use = projects.use(project, s);
        var price = about * use;
        var doubt = slack + 4 * ROUNDING * price;
        if (money[group] < price - doubt || money[group] <= price + doubt && isLess(group, numerator, rich, use, known)) {
          poor.set(s);
          fallen = true;
        }
      }
      if (!fallen) {
        return new Quote(project, numerator, rich, poor);
      }
    }
  }

  private boolean isLess(int group, BigInteger numerator, long rich, long use, Map<Integer, BigInteger> known) {
    var has = known.computeIfAbsent(likes[group], _ -> exactMoney(group));
    return has.multiply(BigInteger.valueOf(rich)).compareTo(numerator.multiply(BigInteger.valueOf(use))) < 0;
  }

  /// What a voter of the group has, in units of the denominator.
  private BigInteger exactMoney(int group) {
    if (broke[group]) {
      return BigInteger.ZERO;
    }
    var has = begun;
    var wishes = projects.wishes[group];
    for (var w = 0; w < wishes.length; w++) {
      if (boughtAt[wishes[w]] >= 0) {
        has = has.subtract(prices.get(boughtAt[wishes[w]]).multiply(BigInteger.valueOf(projects.wishUse(group, w))));
      }
    }
    return has;
  }

  /// What those supporters have together.
  private BigInteger sum(int project, BitSet chosen) {
    var supporters = projects.supporters[project];
    var counts = new long[prices.size()];
    var voters = 0L;
    for (var s = chosen.nextSetBit(0); s >= 0; s = chosen.nextSetBit(s + 1)) {
      var group = supporters[s];
      if (!broke[group]) {
        var weight = projects.weights[group];
        voters += weight;
        var wishes = projects.wishes[group];
        for (var w = 0; w < wishes.length; w++) {
          if (boughtAt[wishes[w]] >= 0) {
            counts[boughtAt[wishes[w]]] += weight * projects.wishUse(group, w);
          }
        }
      }
    }
    var sum = begun.multiply(BigInteger.valueOf(voters));
    for (var i = 0; i < counts.length; i++) {
      if (counts[i] != 0) {
        sum = sum.subtract(prices.get(i).multiply(BigInteger.valueOf(counts[i])));
      }
    }
    return sum;
  }

  private void buy(Quote quote) {
    var rich = BigInteger.valueOf(quote.rich);
    var common = quote.numerator.gcd(rich);
    var factor = rich.divide(common);
    var price = quote.numerator.divide(common);
    if (telling) {
      tell(bought(quote));
    }
    denominator = denominator.multiply(factor);
    begun = begun.multiply(factor);
    prices.replaceAll(one -> one.multiply(factor));
    prices.add(price);
    boughtAt[quote.project] = prices.size() - 1;
    var about = ratio(price, denominator);
    var supporters = projects.supporters[quote.project];
    var split = new HashMap<Long, Integer>();
    for (var s = 0; s < supporters.length; s++) {
      var group = supporters[s];
      if (quote.poor.get(s)) {
        money[group] = 0;
        broke[group] = true;
      } else {
        var use = projects.use(quote.project, s);
        money[group] = Math.max(0, money[group] - about * use);
        // Uses differ by little, or are few; where two would fall together each has a kind of its own.
        likes[group] = use < 1 << 20 ? split.computeIfAbsent(((long) likes[group] << 20) | use, _ -> kinds++) : kinds++;
      }
    }
    waiting.clear(quote.project);
    took(quote.project);
  }

  private void drop(int project) {
    waiting.clear(project);
    if (telling) {
      var all = new BitSet();
      all.set(0, projects.supporters[project].length);
      tell(
          new Passed(
              projects.keys[project], projects.costs[project], Fraction.of(projects.votes[project]),
              new Fraction(sum(project, all), denominator), Why.VOTERS_CANT_PAY));
    }
  }

  /// One takes from another if the same voters pay for both, and haven't enough for all of them at that price.
  private Clusters clusters(List<Quote> equal) {
    var slack = slack();
    var claims = new double[money.length];
    var owners = new int[money.length];
    var many = new BitSet();
    var falls = new BitSet();
    for (var i = 0; i < equal.size(); i++) {
      var quote = equal.get(i);
      var about = ratio(quote.numerator, denominator.multiply(BigInteger.valueOf(quote.rich)));
      var supporters = projects.supporters[quote.project];
      for (var s = 0; s < supporters.length; s++) {
        var group = supporters[s];
        if (!broke[group]) {
          claims[group] += about * projects.use(quote.project, s);
          many.set(group, many.get(group) || owners[group] != 0);
          owners[group] = i + 1;
          if (quote.poor.get(s)) {
            falls.set(group);
          }
        }
      }
    }
    var clusters = new Clusters(equal.stream().mapToInt(Quote::project).toArray());
    for (var i = 0; i < equal.size(); i++) {
      for (var group : projects.supporters[equal.get(i).project]) {
        if (many.get(group) && (falls.get(group) || claims[group] * (1 + 8 * ROUNDING) + slack > money[group] && cantPayAll(group, equal))) {
          clusters.join(i, owners[group] - 1);
        }
      }
    }
    return clusters;
  }

  /// Whether that is so to the last digit: a voter whom it leaves with exactly nothing can pay.
  private boolean cantPayAll(int group, List<Quote> equal) {
    var left = new Fraction(exactMoney(group), denominator);
    for (var quote : equal) {
      var wish = Arrays.stream(projects.wishes[group]).boxed().toList().indexOf(quote.project);
      if (wish >= 0) {
        left = left.minus(new Fraction(quote.numerator.multiply(BigInteger.valueOf(projects.wishUse(group, wish))), denominator.multiply(BigInteger.valueOf(quote.rich))));
      }
    }
    return left.numerator().signum() < 0;
  }

  private Bought bought(Quote quote) {
    var all = projects.supporters[quote.project];
    var price = new Fraction(quote.numerator, denominator.multiply(BigInteger.valueOf(quote.rich)));
    var few = money.length <= TELLABLE;
    var shares = new ArrayList<Share>();
    var full = new TreeMap<Long, List<Integer>>();
    var last = new TreeMap<Fraction, List<Integer>>();
    var known = new HashMap<Integer, BigInteger>();
    for (var s = 0; s < all.length; s++) {
      var group = all[s];
      if (!quote.poor.get(s)) {
        full.computeIfAbsent(projects.use(quote.project, s), _ -> new ArrayList<>()).add(group);
      } else if (few && !broke[group]) {
        last.computeIfAbsent(new Fraction(known.computeIfAbsent(likes[group], _ -> exactMoney(group)), denominator), _ -> new ArrayList<>()).add(group);
      }
    }
    full.forEach((use, groups) -> shares.add(new Share(voters(groups), price.times(use), false, few ? groups : List.of())));
    last.descendingMap().forEach((each, groups) -> shares.add(new Share(voters(groups), each, true, groups)));
    if (!few) {
      // What those who couldn't pay the price gave on average.
      var poor = IntStream.range(0, all.length).filter(s -> quote.poor.get(s) && !broke[all[s]]).mapToLong(s -> projects.weights[all[s]]).sum();
      if (poor > 0) {
        shares.add(new Share(poor, new Fraction(sum(quote.project, quote.poor), denominator).by(poor), true, List.of()));
      }
    }
    var key = projects.keys[quote.project];
    return new Bought(key, projects.costs[quote.project], Fraction.of(projects.votes[quote.project]), price.by(projects.worth[quote.project]), shares, stage);
  }

  private long voters(List<Integer> groups) {
    return groups.stream().mapToLong(group -> projects.weights[group]).sum();
  }

  /// The quotient to the nearest double but for the last bit.
  static double ratio(BigInteger numerator, BigInteger denominator) {
    if (numerator.signum() <= 0) {
      return 0;
    }
    var shift = 62 - (numerator.bitLength() - denominator.bitLength());
    var quotient = shift >= 0 ? numerator.shiftLeft(shift).divide(denominator) : numerator.divide(denominator.shiftLeft(-shift));
    return Math.scalb((double) quotient.longValueExact(), -shift);
  }
}
