using Hub.Indexing.Analysis;

namespace Hub.Indexing.Tests.Analysis;

/// <summary>English prose, without Lucene at hand.</summary>
public class EnglishAnalyzerTests
{
    private static readonly EnglishAnalyzer english = new();

    [Theory]
    [InlineData("The nuclei of HeLa cells", "nuclei hela cell")]
    [InlineData("the cell's nucleus", "cell nucleu")]
    [InlineData("GFP-tagged, 1.5 µm at 37°C", "gfp tag 1.5 µm 37 c")]
    [InlineData("mitochondria's", "mitochondria")]
    [InlineData("can't e.g. 3,000 snake_case", "can't e.g 3,000 snake_cas")]
    [InlineData("细胞 セル ひら 세포", "细 胞 セル ひ ら 세포")]
    [InlineData("👩🏽‍🔬 🇯🇵 #️⃣", "👩🏽‍🔬 🇯🇵 #️⃣")]
    [InlineData("", "")]
    public void Text_becomes_terms(string text, string terms) => string.Join(' ', Tokens.Terms(english, text)).ShouldBe(terms);

    [Fact]
    public void Stop_words_leave_their_positions()
    {
        var tokens = Tokens.Of(english, "imaging of the cell in the");
        tokens.Select(token => (token.Term, token.Position)).ShouldBe([("imag", 0), ("cell", 3), ("", 5)]);
    }

    [Fact]
    public void Reading_makes_no_garbage()
    {
        string text = string.Concat(Enumerable.Repeat("Correlative light and electron microscopy of the HeLa cells' 4.5 µm nuclei. ", 1000));
        var stream = english.CreateStream();
        int count = Count(stream, text);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Count(stream, text).ShouldBe(count);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1000);
    }

    [Fact]
    public void A_fragment_is_only_lower_cased() => english.Normalize("Running \u0130\U00010400").ShouldBe("running i\U00010428");

    private static int Count(TokenStream stream, string text)
    {
        stream.Reset(text);
        int count = 0;
        while (stream.MoveNext()) count++;
        return count;
    }
}
