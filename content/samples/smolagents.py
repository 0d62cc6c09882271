# pip install smolagents
import os

from huggingface_hub.errors import HfHubHTTPError
from smolagents import ChatMessage, InferenceClientModel, MessageRole

name = "openai/gpt-oss-20b"
name += ":nscale"  # needs: provider
model = InferenceClientModel(
    model_id=name,
    token=os.environ["HF_TOKEN"],
    bill_to="my-org",  # needs: bill-to
)
try:
    answer = model.generate([ChatMessage(role=MessageRole.USER, content="Say hello.")])
    print(answer.content)
except HfHubHTTPError as error:  # An agent wraps it in an `AgentGenerationError`.
    print(error.response.status_code, error)
