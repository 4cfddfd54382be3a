namespace Hub.Tests.Deposition.Security;

/// <summary>The judge of pages finds what it is there to find.</summary>
public sealed class HostileTextTests
{
    [Theory]
    [InlineData("<p>h1x\"</p><hostile-tag>", "an element")]
    [InlineData("<p title=\"h1x\" hostile-attribute=1>", "the attribute")]
    [InlineData("<p onclick=\"hostile()\">", "the attribute")]
    [InlineData("<a href=\" javascript:hostile()//\">", "the address")]
    [InlineData("<script>var a = 'hostile'</script>", "a script")]
    public void The_judge_sees_what_is_wrong(string html, string wrong) => new HostileText().Judge("/", html).ShouldContain(said => said.Contains(wrong, StringComparison.Ordinal));
}
