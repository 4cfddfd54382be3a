using System.Text.RegularExpressions;

using Hub.Deposition.Partners;

namespace Hub.Tests.Deposition.Partners;

public sealed class AccessionPrefixTests
{
    [Theory]
    [InlineData(@"ATLAS-\d+", "ATLAS-")]
    [InlineData(@"S-BIAD\d+|S-BSST\d+", "S-BIAD", "S-BSST")]
    [InlineData(@"S-JCBD-?\w+", "S-JCBD")]
    [InlineData(@"idr\d{4,6}", "idr")]
    [InlineData(@"A\.B-\d", "A.B-")]
    [InlineData(@"CELLS?-\d", "CELL")]
    public void A_pattern_begins_with_its_fixed_characters(string pattern, params string[] prefixes) =>
        AccessionPrefixes.Of(pattern).ShouldBe(prefixes);

    [Theory]
    [InlineData(@"\d+")]
    [InlineData(".*")]
    [InlineData(@"(EMPIAR|ATLAS)-\d+")]
    [InlineData(@"ATLAS-\d+|\w+")]
    [InlineData(@"ATLAS-\d+|")]
    [InlineData("AT?LAS")]
    [InlineData(@"[A|B]TLAS")]
    [InlineData("(?i)atlas")]
    public void A_pattern_without_fixed_beginning_has_none(string pattern) => AccessionPrefixes.Of(pattern).ShouldBeNull();

    [Theory]
    [InlineData(@"EMPIAR-1\d+")]
    [InlineData(@"EMP\w+")]
    [InlineData(@"ATLAS-\d+|empiar-\d+")]
    [InlineData("EMPIAR-10061")]
    public void Patterns_that_could_share_an_accession_meet(string pattern) => AccessionPrefixes.Meet(pattern, @"EMPIAR-\d+").ShouldBeTrue();

    [Fact]
    public void Patterns_that_do_not_meet_share_no_accession()
    {
        string[] patterns = [@"ATLAS-\d+", @"S-BIAD\d+|S-BSST\d+", @"S-JCBD-?\w+", @"EMPIAR-\d+", @"idr\d{4,6}", @"ATL[A-Z]+\d"];
        string[] accessions = ["ATLAS-1", "S-BIAD7", "S-BSST12", "S-JCBD-1", "S-JCBD12", "EMPIAR-10061", "idr0001", "ATLX7", "ATLAS7"];
        foreach (var (one, other) in patterns.SelectMany(one => patterns.Where(other => other != one && !AccessionPrefixes.Meet(one, other)).Select(other => (one, other))))
        {
            accessions.Where(accession => Owns(one, accession) && Owns(other, accession)).ShouldBeEmpty($"{one} and {other}");
        }
    }

    private static bool Owns(string pattern, string accession) => Regex.IsMatch(accession, $"^(?:{pattern})$", RegexOptions.None, TimeSpan.FromSeconds(1));
}
