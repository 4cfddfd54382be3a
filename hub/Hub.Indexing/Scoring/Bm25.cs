using System.Runtime.CompilerServices;
using Hub.Indexing.Columns;
using Hub.Indexing.Commits;

namespace Hub.Indexing.Scoring;

/// <summary>BM25 with k1 = 1.2 and b = 0.75, step by step in the floats of Lucene 8.7, so that scores are equal.</summary>
internal sealed class Bm25
{
    private const float K1 = 1.2f;
    private const float B = 0.75f;

    private readonly float weight;
    private readonly float[] normInverse;

    private Bm25(float weight, float[] normInverse)
    {
        this.weight = weight;
        this.normInverse = normInverse;
    }

    /// <summary>One over what a frequency is measured against, by norm.</summary>
    internal float[] NormInverse => normInverse;

    /// <summary>The score that no frequency reaches.</summary>
    internal float Weight => weight;

    /// <summary>The scorer of terms that so many documents each have; several stand in one phrase.</summary>
    internal static Bm25 Of(Commit commit, string field, float boost, params ReadOnlySpan<long> docFreqs)
    {
        var statistics = commit.Statistics(field);
        double idf = 0;
        foreach (long docFreq in docFreqs) idf += Idf(docFreq, statistics.DocCount);
        return new(boost * (float)idf, statistics.NormInverse);
    }

    internal static float[] NormInverses(long docCount, long sumTotalTermFreq)
    {
        float average = (float)(sumTotalTermFreq / (double)docCount);
        float[] inverse = new float[256];
        for (int code = 0; code < inverse.Length; code++)
            inverse[code] = 1f / (K1 * ((1 - B) + (B * NormCode.Decode((byte)code) / average)));
        return inverse;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal float Score(float frequency, byte norm) => weight - (weight / (1f + (frequency * normInverse[norm])));

    private static float Idf(long docFreq, long docCount) => (float)Math.Log(1 + ((docCount - docFreq + 0.5) / (docFreq + 0.5)));
}
