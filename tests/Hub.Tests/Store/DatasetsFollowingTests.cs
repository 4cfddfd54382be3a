using Hub.Store;
using Hub.Tests.Harvesting;

namespace Hub.Tests.Store;

public sealed class DatasetsFollowingTests
{
    private readonly ManualTime time = new() { IsHurried = true };

    [Theory]
    [InlineData(int.MaxValue, 5.0, 20.0, 20.0)]
    [InlineData(int.MaxValue, 0.5, 20.0, 5.0)]
    [InlineData(int.MaxValue, 0.0, 20.0, 0.0)]
    [InlineData(3, 5.0, 20.0, 3.0)]
    [InlineData(0, 5.0, 20.0, 1.0)]
    public async Task A_follower_rests_while_changes_keep_coming_and_goes_on_as_soon_as_the_store_is_quiet(int looks, double step, double longest, double rest)
    {
        var began = time.GetUtcNow();

        await new BusyDatasets(looks).RestAsync(TimeSpan.FromSeconds(step), TimeSpan.FromSeconds(longest), time, default);

        (time.GetUtcNow() - began).ShouldBe(TimeSpan.FromSeconds(rest));
    }
}
