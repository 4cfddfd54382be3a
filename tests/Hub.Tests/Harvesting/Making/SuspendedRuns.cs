using System.Reflection;

using Hub.Store;

namespace Hub.Tests.Harvesting;

/// <summary>The runs of a process that can be suspended: whatever is written under a lease waits while it stands still.</summary>
public class SuspendedRuns : DispatchProxy
{
    private static readonly MethodInfo Later = typeof(SuspendedRuns).GetMethod(nameof(LaterAsync))!;

    private IRuns inner = null!;
    private Suspension suspension = null!;

    public static IRuns Around(IRuns inner, Suspension suspension)
    {
        var proxy = Create<IRuns, SuspendedRuns>();
        (((SuspendedRuns)(object)proxy).inner, ((SuspendedRuns)(object)proxy).suspension) = (inner, suspension);
        return proxy;
    }

    public async Task<T> LaterAsync<T>(Task awake, MethodInfo write, object?[] args)
    {
        await awake;
        return await (Task<T>)write.Invoke(inner, args)!;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        try
        {
            return args!.Any(arg => arg is RunLease)
                ? Later.MakeGenericMethod(targetMethod!.ReturnType.GenericTypeArguments).Invoke(this, [suspension.NextWrite(), targetMethod, args])
                : targetMethod!.Invoke(inner, args);
        }
        catch (TargetInvocationException thrown)
        {
            throw thrown.InnerException!;
        }
    }
}
