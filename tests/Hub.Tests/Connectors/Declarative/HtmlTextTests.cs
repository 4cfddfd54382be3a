using Hub.Connectors.Reading;

namespace Hub.Tests.Connectors.Declarative;

/// <summary>What is read of a description in HTML.</summary>
public sealed class HtmlTextTests
{
    [Theory]
    [InlineData("<p>Cells divide.</p><p>Then they <i>rest</i>.</p>", "Cells divide.\nThen they rest.")]
    [InlineData("One<br>Two", "One\nTwo")]
    [InlineData("<ul><li>One</li><li>Two</li></ul>", "One\nTwo")]
    [InlineData("<table><tr><td>HeLa</td><td>37</td></tr></table>", "HeLa\n37")]
    [InlineData("<script>alert(1)</script>Seen<style>p{}</style>", "Seen")]
    [InlineData("5 &lt; 6", "5 < 6")]
    public void Blocks_stand_on_lines_of_their_own_and_what_is_not_seen_is_not_read(string html, string text) => HtmlPage.TextOf(html).ShouldBe(text);
}
