using System.Globalization;
using Hub.Indexing.Analysis;

namespace Hub.Indexing.Tests.Analysis;

/// <summary>What an analyzer makes of a text, in the words of the oracle.</summary>
public static class Tokens
{
    private const ulong FnvOffset = 0xcbf29ce484222325, FnvPrime = 0x100000001b3;

    /// <summary>A token's term and where it stands.</summary>
    public sealed record Placed(string Term, int Position, int Start, int End);

    /// <summary>Every token, and last one without a term that tells where the text ends.</summary>
    public static List<Placed> Of(Analyzer analyzer, string text)
    {
        var all = new List<Placed>();
        var stream = analyzer.CreateStream();
        stream.Reset(text);
        int position = -1;
        while (stream.MoveNext())
        {
            position += stream.PositionIncrement;
            all.Add(new Placed(stream.Term.ToString(), position, stream.StartOffset, stream.EndOffset));
        }

        all.Add(new Placed("", position + stream.FinalPositionIncrement, text.Length, text.Length));
        return all;
    }

    /// <summary>The terms alone.</summary>
    public static IEnumerable<string> Terms(Analyzer analyzer, string text) => Of(analyzer, text).SkipLast(1).Select(token => token.Term);

    /// <summary>The oracle's digest of the same.</summary>
    public static string Digest(TokenStream stream, string text)
    {
        ulong hash = FnvOffset;
        stream.Reset(text);
        int position = -1;
        while (stream.MoveNext())
        {
            position += stream.PositionIncrement;
            foreach (char c in stream.Term) hash = (hash ^ c) * FnvPrime;
            hash = Numbers(hash, position, stream.StartOffset, stream.EndOffset);
        }

        return Numbers(hash, position + stream.FinalPositionIncrement, text.Length, text.Length).ToString("x", CultureInfo.InvariantCulture);
    }

    private static ulong Numbers(ulong hash, params ReadOnlySpan<int> numbers)
    {
        foreach (int number in numbers) hash = (hash ^ (ulong)(number & 0xFFFF)) * FnvPrime;
        return hash;
    }
}
