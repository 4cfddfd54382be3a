using System.Text;

using Hub.Correlation;
using Hub.Records;

namespace Hub.Tests.Correlation;

/// <summary>A given file comes with every check, and landmarks are held against the transformation in its own direction.</summary>
public sealed class ProposalChecksTests
{
    private const string Pairs = "\"Pt-0\",\"true\",\"0\",\"0\",\"100\",\"0\"\n\"Pt-1\",\"true\",\"10\",\"0\",\"120\",\"0\"\n\"Pt-2\",\"true\",\"0\",\"10\",\"100\",\"20.1\"\n\"Pt-3\",\"true\",\"10\",\"10\",\"120\",\"20\"\n";

    private const string Project = "{\"Transform\":{\"type\":\"Affine\",\"landmarks\":{\"type\":\"BigWarpLandmarks\",\"numDimensions\":2,\"movingPoints\":[[0,0],[10,0],[0,10],[10,10]],"
        + "\"fixedPoints\":[[100,0],[120,0],[100,20.1],[120,20]],\"active\":[true,true,true,true],\"names\":[\"a\",\"b\",\"c\",\"d\"]}}}";

    [Theory, InlineData("pairs.csv", Pairs), InlineData("project.json", Project)]
    public void Every_rule_is_told_and_the_landmarks_are_met(string name, string text)
    {
        var proposal = Proposals.Read(
            new GivenFile { Name = name, Bytes = Encoding.UTF8.GetBytes(text), From = "S-BIAD1", To = "EMPIAR-10001", FromUnit = "micrometer", ToUnit = "micrometer" },
            new Asserter(AsserterKind.Depositor, "Ada"), DateTimeOffset.UnixEpoch);
        var checks = proposal.Transformation.Checks;
        checks.Select(check => check.Check).ShouldBe(["dimensions", "units", "orientation", "invertible", "bounds", "landmarks"]);
        checks.Select(check => check.Passed).ShouldBe([true, true, true, true, null, true]);
        checks[^1].Reason.ShouldContain("It misses 4 landmarks by 0.0");
    }

    [Fact]
    public void A_mirror_does_not_pass()
    {
        var given = new GivenFile { Name = "mirror.json", Bytes = Encoding.UTF8.GetBytes("{\"type\":\"affine\",\"affine\":[-1,0,0,0,1,0]}"), From = "A", To = "B" };
        var check = Proposals.Read(given, new Asserter(AsserterKind.Depositor, "Ada"), DateTimeOffset.UnixEpoch).Transformation.Checks.Single(each => each.Check == "orientation");
        (check.Passed, check.Reason.Contains("mirrors", StringComparison.Ordinal)).ShouldBe((false, true));
    }
}
