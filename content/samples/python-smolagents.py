# Python: smolagents
# pip install smolagents
import os

from huggingface_hub.errors import HfHubHTTPError
from smolagents import ChatMessage, InferenceClientModel, MessageRole

model = InferenceClientModel(
    model_id="openai/gpt-oss-20b",
    token=os.environ["HF_TOKEN"],
    provider="nscale",  # needs: provider
    bill_to="my-org",  # needs: bill-to
)
try:
    answer = model.generate([ChatMessage(role=MessageRole.USER, content="Say hello.")])
    print(answer.content)
except HfHubHTTPError as error:  # An agent wraps it in an `AgentGenerationError`.
    print(error.response.status_code, error)
