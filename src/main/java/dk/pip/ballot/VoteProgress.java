package dk.pip.ballot;

/// How far an open vote is, in numbers that say nothing about who or what.
///
/// @param electorate how many may vote; 0 in the open
/// @param redeemed cards, or readers, that have been signed for
/// @param ballots in the box; those that wait in the nodes' memory come in batches
public record VoteProgress(int electorate, int redeemed, int ballots) {}
