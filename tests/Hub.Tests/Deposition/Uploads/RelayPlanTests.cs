using Hub.Deposition.Uploads;

namespace Hub.Tests.Deposition.Uploads;

/// <summary>How files of any size are cut on their way to a bucket, which takes 10,000 parts of at least 5 MB.</summary>
public sealed class RelayPlanTests
{
    private const long Megabyte = 1 << 20, Terabyte = 1_000_000_000_000;

    [Theory]
    [InlineData(17 * Megabyte, 8, 8)]
    [InlineData(70_000_000_000, 8, 8)]
    [InlineData(80_000_000_000, 16, 4)]
    [InlineData(150_000_000_000, 16, 4)]
    [InlineData(151_000_000_000, 32, 2)]
    [InlineData(500_000_000_000, 64, 2)]
    [InlineData(Terabyte, 128, 2)]
    public void Parts_grow_with_the_file(long length, int megabytes, int atOnce) => RelayPlan.For(length).ShouldBe(new RelayPlan(megabytes << 20, atOnce));

    [Theory]
    [InlineData(0)]
    [InlineData(16 * Megabyte)]
    [InlineData(2 * Terabyte)]
    [InlineData(long.MaxValue)]
    public void What_one_request_takes_and_what_fills_the_memory_has_none(long length) => RelayPlan.For(length).ShouldBeNull();

    [Fact]
    public void No_file_has_more_parts_than_a_bucket_takes_nor_fills_the_memory_of_all()
    {
        for (var length = 17 * Megabyte; length < 12 * Terabyte / 10; length += length / 97)
        {
            var plan = RelayPlan.For(length).ShouldNotBeNull($"{length}");
            ((length + plan.PartBytes - 1) / plan.PartBytes).ShouldBeLessThanOrEqualTo(10_000, $"{length}");
            plan.PartBytes.ShouldBeGreaterThanOrEqualTo(5 << 20);
            ((long)plan.PartBytes * plan.PartsAtOnce).ShouldBeLessThanOrEqualTo(256 << 20, $"{length}");
        }
    }
}
