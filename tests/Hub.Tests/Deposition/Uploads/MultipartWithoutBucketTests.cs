using System.Net;
using System.Net.Http.Json;

namespace Hub.Tests.Deposition.Uploads;

public sealed class MultipartWithoutBucketTests(DepositorHub hub) : IClassFixture<DepositorHub>
{
    [Fact]
    public async Task A_hub_whose_files_lie_in_a_folder_says_how_to_upload_in_place_of_parts()
    {
        using var answer = await hub.Http.PostAsJsonAsync($"/api/deposits/{hub.Deposit}/multipart", new { path = "a.tif", size = 1 });

        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("/api/uploads");
    }
}
