namespace Hub.Indexing.Phrases;

/// <summary>The documents of one segment that have a phrase, with how often each has it.</summary>
internal sealed record PhraseMatches(int[] Docs, float[] Frequencies);
