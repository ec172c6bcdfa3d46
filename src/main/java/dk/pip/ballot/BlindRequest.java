package dk.pip.ballot;

import org.jspecify.annotations.Nullable;

/// What a voter asks to have signed without showing it.
///
/// @param definition the hash of the [VoteDefinition] that it was made for
/// @param secondBlinded what the second signer signs; null where there is none
public record BlindRequest(byte[] definition, byte[] blinded, byte @Nullable [] secondBlinded) {}
