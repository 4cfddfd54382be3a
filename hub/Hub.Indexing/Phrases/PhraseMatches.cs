using Hub.Indexing.Matching;

namespace Hub.Indexing.Phrases;

/// <summary>The documents of one segment that have a phrase, and how often, ascending.</summary>
internal sealed class PhraseMatches
{
    private int[] docs = new int[16];
    private float[] frequencies = new float[16];

    internal int Count { get; private set; }

    internal ReadOnlySpan<int> Docs => docs.AsSpan(0, Count);

    internal float Frequency(int at) => frequencies[at];

    internal void Add(int doc, float frequency)
    {
        if (Count == docs.Length)
        {
            Array.Resize(ref docs, Count * 2);
            Array.Resize(ref frequencies, Count * 2);
        }
        docs[Count] = doc;
        frequencies[Count++] = frequency;
    }

    internal DocSet ToSet(int docCount) => DocSet.OfList(docs, Count, docCount);
}
