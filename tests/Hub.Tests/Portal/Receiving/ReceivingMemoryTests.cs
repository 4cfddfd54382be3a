using System.Buffers;

using Hub.Tests.Deposition.Uploads;

using Microsoft.AspNetCore.Connections;

namespace Hub.Tests.Portal.Receiving;

/// <summary>The memory that the running hub gives its server for reading from the network.</summary>
public sealed class ReceivingMemoryTests(DepositorHub hub) : IClassFixture<DepositorHub>
{
    private const int Block = 64 << 10;

    private readonly MemoryPool<byte> memory = hub.Get<IMemoryPoolFactory<byte>>().Create();

    [Fact]
    public void A_read_from_the_network_brings_many_times_what_the_server_would_take_by_itself()
    {
        using var block = memory.Rent(4096);
        using var large = memory.Rent(1 << 20);

        block.Memory.Length.ShouldBe(Block);
        large.Memory.Length.ShouldBe(1 << 20);
    }

    [Fact]
    public void A_block_is_used_again_and_never_by_two_at_once()
    {
        var first = memory.Rent();
        var lent = first.Memory;
        first.Dispose();
        first.Dispose();

        using var second = memory.Rent();
        using var third = memory.Rent();

        second.Memory.Equals(lent).ShouldBeTrue();
        third.Memory.Equals(lent).ShouldBeFalse();
        Should.Throw<ObjectDisposedException>(() => first.Memory);
    }

    [Fact]
    public void What_a_rush_needed_is_not_kept_for_ever()
    {
        var blocks = Enumerable.Range(0, 400).Select(_ => memory.Rent()).ToList();
        var lent = blocks.Select(block => block.Memory).ToHashSet();
        blocks.ForEach(block => block.Dispose());

        Enumerable.Range(0, 400).Count(_ => lent.Contains(memory.Rent().Memory)).ShouldBe(256);
    }
}
