using System.Text.Json;

using Hub.Connectors.Reading;

namespace Hub.Tests.Connectors;

public sealed class JsonPlaceTests
{
    private static readonly JsonPlace Root = JsonPlace.Root(JsonDocument.Parse("""{"sets": [{"name": "a", "size": 1}, [2, null, [{"deep": true}]]], "one": "x", "none": null}""").RootElement);

    [Fact]
    public void A_value_knows_where_it_stood()
    {
        Root["one"].Path.ShouldBe("$.one");
        Root["sets"].Each().First()["size"].Path.ShouldBe("$.sets[0].size");
        Root["sets"].Each().Last()["deep"].Path.ShouldBe("$.sets[1][2][0].deep");
    }

    [Fact]
    public void What_is_not_there_has_a_place_too()
    {
        Root["gone"].Path.ShouldBe("$.gone");
        Root["gone"]["below"]["it"].Path.ShouldBe("$.gone.below.it");
        Root["none"]["below"].Path.ShouldBe("$.none.below");
    }

    [Fact]
    public void Members_and_items_are_met_in_their_order_with_their_places()
    {
        Root.Members().Select(member => $"{member.Name} {member.Value.Path}").ShouldBe(["sets $.sets", "one $.one", "none $.none"]);
        Root["sets"].Each().Select(item => item.Path).ShouldBe(["$.sets[0]", "$.sets[1][0]", "$.sets[1][2][0]"]);
        Root["one"].Each().Select(item => item.Path).ShouldBe(["$.one"]);
    }
}
