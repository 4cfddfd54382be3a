using Hub.Indexing.Analysis;

namespace Hub.Indexing.Tests.Making;

/// <summary>Words between blanks in lower case; a word after <c>|</c> stands at the same position as the one before; <c>_</c> leaves a position out.</summary>
public sealed class PlainAnalyzer : Analyzer
{
    public static PlainAnalyzer Instance { get; } = new();

    public override TokenStream CreateStream() => new Stream();

    public override string Normalize(string fragment) => fragment.ToLowerInvariant();

    private sealed class Stream : TokenStream
    {
        private string[] words = [];
        private string word = "";
        private int next;

        public override ReadOnlySpan<char> Term => word;

        public override void Reset(string text)
        {
            words = text.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
            next = 0;
        }

        public override bool MoveNext()
        {
            int skipped = 0;
            while (next < words.Length && words[next] == "_")
            {
                next++;
                skipped++;
            }
            FinalPositionIncrement = skipped;
            if (next == words.Length) return false;
            bool same = words[next][0] == '|';
            word = same ? words[next][1..] : words[next];
            PositionIncrement = same ? 0 : 1 + skipped;
            next++;
            return true;
        }
    }
}
